import { IsNumber, ValidateBy, ValidateIf, validateSync } from 'class-validator';
import { IsFlag, IsUuid, NotWith } from '../parameters/parameter.decorators.js';
import { passesChecks } from '../parameters/passes-checks.js';
import { IsKind, IsListOf, readBody } from './read-body.js';
import { InvalidParameters, MalformedBody } from '../problems/request.errors.js';

const description = 'x';
const uuid = '123e4567-e89b-42d3-a456-426614174000';

class Item {
  @IsKind('item', description)
  kind = 'item';

  @IsUuid({ description })
  id!: string;

  @NotWith('id')
  @IsFlag({ description, optional: true })
  flag?: string;
}

class Voucher {
  @IsKind('voucher', description)
  kind = 'voucher';
}

class Basket {
  @IsUuid({ description, optional: true })
  owner?: string;

  @IsListOf({ member: 'kind', classes: { item: Item, voucher: Voucher } }, 3, description)
  items!: (Item | Voucher)[];
}

function errorsOf(body: unknown): Record<string, string> {
  try {
    readBody(Basket, body);
  } catch (error) {
    const { errors } = error as InvalidParameters;
    return Object.fromEntries(errors.map(({ parameter, detail }) => [parameter, detail]));
  }
  throw new Error('It was taken.');
}

describe('a JSON body', () => {
  it('becomes a request with requests in it', () => {
    const items = [{ kind: 'item', id: uuid }, { kind: 'voucher' }];
    const basket = readBody(Basket, { items });
    expect(basket).toBeInstanceOf(Basket);
    expect(basket.items[0]).toBeInstanceOf(Item);
    expect(basket.items[1]).toBeInstanceOf(Voucher);
    expect(basket).toEqual({ items });
  });

  it.each([null, 5, 'x', [], true])('must be an object: %j', (body) => {
    expect(() => readBody(Basket, body)).toThrow(MalformedBody);
  });

  it('is refused with the place of every mistake', () => {
    const items = [{ kind: 'item', id: uuid }, { kind: 'item', id: 'x', more: 1 }, 7];
    expect(Object.keys(errorsOf({ owner: null, items, x: 1 }))).toEqual([
      'owner',
      'x',
      'items[1].more',
      'items[1].id',
      'items[2]',
    ]);
    expect(errorsOf({ items: [{ kind: 'item', id: uuid, flag: 'true' }] })).toEqual({
      'items[0].flag': expect.stringContaining('with id') as string,
    });
    expect(errorsOf(undefined).items).toMatch(/^is missing/);
    expect(Object.keys(errorsOf({ items: [{}, {}, {}, {}] }))).toEqual(['items']);
  });

  it('has in its lists only items of a known kind, each with the members of its own', () => {
    const one = (item: object) => errorsOf({ items: [item] });
    const unknown = { 'items[0].kind': 'must be one of item, voucher' };
    expect(one({ kind: 'card', id: 5 })).toEqual(unknown);
    expect(one({ kind: 'constructor' })).toEqual(unknown);
    expect(one({ kind: ['item'] })).toEqual(unknown);
    expect(one({ id: uuid })['items[0].kind']).toMatch(/^is missing/);
    expect(Object.keys(one({ kind: 'voucher', id: uuid }))).toEqual(['items[0].id']);
  });

  it('is not led to the prototype', () => {
    const item = '{"kind":"item","id":"' + uuid + '","__proto__":{"flag":"x"},"constructor":1}';
    const body: unknown = JSON.parse(`{"items":[${item}],"__proto__":{"owner":1}}`);
    expect(Object.keys(errorsOf(body))).toEqual([
      '__proto__',
      'items[0].__proto__',
      'items[0].constructor',
    ]);
  });
});

describe('checks that are made without looking for errors', () => {
  class Conditional {
    kind?: string;
    @ValidateIf(({ kind }: Conditional) => kind === 'number')
    @ValidateBy({ name: 'isSeven', validator: { validate: (value) => value === 7 } })
    value?: unknown;
  }
  const conditional = (kind: string, value: unknown) =>
    Object.assign(new Conditional(), { kind, value });
  const item = (of: object) => Object.assign(new Item(), of);

  it.each([
    item({ id: uuid }),
    item({ id: uuid, kind: 'voucher' }),
    item({ id: 'x' }),
    item({}),
    item({ id: uuid, flag: 'true' }),
    item({ flag: 'x' }),
    conditional('number', 7),
    conditional('number', 8),
    conditional('text', 8),
  ])('come to the same: %j', (object) => {
    expect(passesChecks(object)).toBe(validateSync(object).length === 0);
    expect(passesChecks(object)).toBe(validateSync(object).length === 0);
  });

  it('are left to class-validator where it has more than a check of one value', () => {
    class Everything {
      @IsNumber({}, { each: true })
      list = [1];
    }
    expect(validateSync(new Everything())).toEqual([]);
    expect(passesChecks(new Everything())).toBe(false);
  });
});
