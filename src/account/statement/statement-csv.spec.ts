import { parse } from 'csv-parse/sync';
import { field } from './statement-csv.js';

describe('a field of CSV', () => {
  it.each(['', 'plain', 'a,b', 'a"b', '"', '""', 'a\r\nb', 'a\nb', ' a ', 'ä'])(
    'is read as it was written: %j',
    (text) => {
      const rows = parse(`${field(text)},x\r\n`, { recordDelimiter: '\r\n' });
      expect(rows).toEqual([[text, 'x']]);
    },
  );
});
