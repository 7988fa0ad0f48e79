import { preferred, type Representation } from './negotiation.js';
import { NotAcceptable } from '../problems/request.errors.js';

const offer = (mediaType: string, ...alsoAs: string[]): Representation => ({ mediaType, alsoAs });
const offers = [
  offer('application/json', 'application/json;charset=utf-8'),
  offer('text/csv', 'text/csv;header=present'),
  offer('application/xml'),
];

describe('the representation that is preferred', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['TEXT/CSV', 'text/csv'],
    ['text/csv; header=present', 'text/csv'],
    ['application/json; charset=UTF-8', 'application/json'],
    ['text/csv, application/xml', 'text/csv'],
    ['application/xml, text/csv', 'application/xml'],
    ['text/csv;q=0.5, application/xml', 'application/xml'],
    ['text/csv;q=0.5, application/xml;q=0.4, */*;q=0.1', 'text/csv'],
    ['*/*, application/json;q=0', 'text/csv'],
    ['*/*;q=0.9, application/xml', 'application/xml'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/xml'],
    ['application/pdf, text/html;q=0.9, application/json;q=0.1', 'application/json'],
  ])('of %j is %s', (accept, mediaType) => {
    expect(preferred(accept, offers).mediaType).toBe(mediaType);
  });

  it.each([
    'text/html',
    'image/*',
    'application/json;q=0',
    'text/csv;header=absent',
    'application/json;version=2',
    '*/*;q=0',
    'json',
    ';',
    ',',
    '%',
    '"',
    'a'.repeat(10_000),
  ])('there is none of %p', (accept) => {
    expect(() => preferred(accept, offers)).toThrow(NotAcceptable);
    expect(() => preferred(accept, offers)).toThrow(
      'There is application/json, text/csv, application/xml.',
    );
  });
});
