import { parse } from 'csv-parse/sync';
import { field } from './statement-csv.js';

const read = (written: string) => parse(`${written},x\r\n`, { recordDelimiter: '\r\n' });

describe('a field of CSV', () => {
  it.each(['', 'plain', 'a,b', 'a"b', '"', '""', 'a\r\nb', 'a\nb', ' a ', 'ä', 'a=1', '1-2'])(
    'is read as it was written: %j',
    (text) => {
      expect(read(field(text))).toEqual([[text, 'x']]);
    },
  );

  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'that would start a formula is a text: %j',
    (text) => {
      expect(read(field(text))).toEqual([[`'${text}`, 'x']]);
    },
  );

  it.each(['a;=1+1', 'a\t=1+1'])('is not parted by another separator: %j', (text) => {
    expect(field(text)).toBe(`"${text}"`);
  });

  it.each([-1, 0, 42, -(2n ** 63n), 2n ** 63n - 1n])('is a number as it is: %p', (number) => {
    expect(field(number)).toBe(String(number));
  });
});
