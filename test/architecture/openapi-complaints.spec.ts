import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { complaintsAbout } from './openapi-complaints.js';

const text = readFileSync(join(__dirname, '..', '..', 'openapi.json'), 'utf8');
const document = () => JSON.parse(text) as OpenAPIObject;
const accounts = '/api/accounts';
const deposit = '/api/account/{accountId}/deposit';

describe('the OpenAPI document', () => {
  it('has nothing to complain of', () => {
    expect(complaintsAbout(document())).toEqual([]);
  });

  const mistakes: Record<string, [RegExp, (document: OpenAPIObject) => void]> = {
    'an id that two operations share': [
      /getAccount names two operations/,
      ({ paths }) => (paths[accounts]!.get!.operationId = 'getAccount'),
    ],
    'an id that does not tell': [
      /id "list".*controller's method/,
      ({ paths }) => (paths[accounts]!.get!.operationId = 'list'),
    ],
    'no tag': [/one tag.*@ApiTags/, ({ paths }) => delete paths[accounts]!.get!.tags],
    'two tags': [/one tag.*@ApiTags/, ({ paths }) => paths[accounts]!.get!.tags!.push('Ledger')],
    'a tag that is not declared': [
      /"Lists" is not declared.*addTag/,
      ({ paths }) => (paths[accounts]!.get!.tags = ['Lists']),
    ],
    'a required parameter without an example': [
      /amount .* needs an example/,
      ({ paths }) => delete withName(paths, 'amount').schema.example,
    ],
    'an example that an optional parameter would be filled in with': [
      /X-Correlation-Id .* optional/,
      ({ paths }) => (withName(paths, 'X-Correlation-Id').example = 'x'),
    ],
    'examples that share a transaction id': [
      /share the transaction id/,
      ({ paths }) => (withName(paths, 'transactionId').example = firstInBulk(paths)),
    ],
    'a body that takes any member': [
      /DepositOperation .* additionalProperties/,
      ({ components }) =>
        delete (components!.schemas!.DepositOperation as Schema).additionalProperties,
    ],
    'a parameter without a bound': [
      /amount .* bound/,
      ({ paths }) => delete withName(paths, 'amount').schema.maximum,
    ],
    'a parameter of any length': [
      /cursor .* length/,
      ({ paths }) => {
        const { schema } = withName(paths, 'cursor', accounts);
        delete schema.maxLength;
        delete schema.pattern;
      },
    ],
  };

  it('is complained of for a code that no operation names any more', () => {
    const spoilt = JSON.parse(
      text.replaceAll('"currency-mismatch": {', '"other": {'),
    ) as OpenAPIObject;
    expect(complaintsAbout(spoilt)).toEqual([
      expect.stringMatching(/no operation names currency-mismatch: .*Api\.\.\.Problems/),
    ]);
  });

  it.each(Object.entries(mistakes))('is complained of for %s', (_, [complaint, make]) => {
    const spoilt = document();
    make(spoilt);
    expect(complaintsAbout(spoilt)).toEqual([expect.stringMatching(complaint)]);
  });
});

interface Schema {
  additionalProperties?: unknown;
  example?: unknown;
  maximum?: unknown;
  maxLength?: unknown;
  pattern?: unknown;
}

function withName(paths: OpenAPIObject['paths'], name: string, path = deposit) {
  const { get, put } = paths[path]!;
  const parameters = (put ?? get)!.parameters as unknown[];
  const all = parameters as { name: string; schema: Schema; example?: unknown }[];
  return all.find((each) => each.name === name)!;
}

function firstInBulk(paths: OpenAPIObject['paths']): string {
  const body = JSON.stringify(paths['/api/transactions']!.post!.requestBody);
  return /"transactionId":"([^"]+)"/.exec(body)![1]!;
}
