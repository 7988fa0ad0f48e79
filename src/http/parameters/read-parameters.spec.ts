import { IsCurrency } from './currency.decorators.js';
import { IsAmount, IsInstant, IsUuid, IsVersion, NotWith } from './parameter.decorators.js';
import { OneOfPipe } from './one-of.pipe.js';
import { NoParameters, readParameters, type Query } from './read-parameters.js';
import { InvalidParameters } from '../problems/request.errors.js';
import { UuidPipe } from './uuid.pipe.js';

const description = 'for a test';

class Everything {
  @IsAmount({ description, optional: true })
  amount?: string;

  @IsUuid({ description, optional: true })
  id?: string;

  @IsVersion({ description, optional: true })
  version?: string;

  @NotWith('version')
  @IsInstant({ description, optional: true })
  time?: string;

  @IsCurrency({ description, optional: true })
  currency?: string;
}

class Required {
  @IsAmount({ description })
  amount!: string;
}

class Inherited extends Required {
  @IsUuid({ description })
  id!: string;
}

function errorsOf(work: () => unknown): Record<string, string> {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidParameters);
    const { errors } = error as InvalidParameters;
    return Object.fromEntries(errors.map(({ parameter, detail }) => [parameter, detail]));
  }
  return {};
}

describe('reading parameters', () => {
  it.each<Query>([
    {},
    { amount: '1' },
    { amount: '9223372036854775807' },
    { id: '123e4567-e89b-42d3-a456-426614174000' },
    { id: 'ABCDEF01-0000-0000-0000-FFFFFFFFFFFF' },
    { version: '9007199254740991' },
    { time: '2026-11-20T09:30:00.123456789+01:00' },
    { currency: 'EUR' },
    { currency: 'jpy' },
  ])('takes %j', (query) => {
    expect(readParameters(Everything, query)).toEqual(query);
    expect(readParameters(Everything, query)).toBeInstanceOf(Everything);
  });

  it.each<Query>([
    { amount: '9223372036854775808' },
    { amount: '01' },
    { amount: '' },
    { id: '123e4567-e89b-42d3-a456-42661417400' },
    { version: '9007199254740992' },
    { time: '2026-11-20' },
    { currency: 'EURO' },
  ])('refuses %j', (query) => {
    expect(Object.keys(errorsOf(() => readParameters(Everything, query)))).toEqual(
      Object.keys(query),
    );
  });

  it('tells unknown, repeated, missing and malformed parameters apart', () => {
    const query = { x: '1', amount: ['1', '1'] };
    const { x, amount, id } = errorsOf(() => readParameters(Inherited, query));
    expect(x).toMatch(/^is not a parameter here \(there are: .*\bid\b.*\)$/);
    expect(amount).toBe('is given more than once');
    expect(id).toMatch(/^is missing: it must be a UUID/);
    expect(errorsOf(() => readParameters(Required, { amount: 'x' })).amount).toMatch(/^must be/);
  });

  it('refuses what must not stand together', () => {
    const query = { time: '2026-11-20T09:30:00Z', version: '1' };
    expect(errorsOf(() => readParameters(Everything, query)).time).toMatch(/with version/);
  });

  it('takes none where there are none', () => {
    expect(errorsOf(() => readParameters(NoParameters, { x: '1' }))).toHaveProperty('x');
    expect(readParameters(NoParameters, {})).toEqual({});
  });

  it('is not led to the prototype', () => {
    const query = JSON.parse('{"__proto__":["1","2"],"constructor":"1"}') as Query;
    expect(Object.keys(errorsOf(() => readParameters(Required, query)))).toEqual([
      '__proto__',
      'constructor',
      'amount',
    ]);
  });
});

describe('one of several', () => {
  const pipe = new OneOfPipe({ amount: Required, id: Everything });

  it('is told by its parameter', () => {
    expect(pipe.transform({ amount: '1' })).toBeInstanceOf(Required);
  });

  it('is refused when there is none, or another', () => {
    expect(errorsOf(() => pipe.transform({}))).toHaveProperty('amount, id');
    expect(errorsOf(() => pipe.transform({ amount: '1', id: 'x' })).id).toMatch(/with amount/);
  });
});

describe('a UUID in the path', () => {
  const read = (text: string) =>
    new UuidPipe().transform(text, { type: 'param', data: 'accountId' });

  it('is put in lower case', () => {
    expect(read('ABCDEF01-0000-0000-0000-FFFFFFFFFFFF')).toBe(
      'abcdef01-0000-0000-0000-ffffffffffff',
    );
  });

  it('is refused if it is none', () => {
    expect(errorsOf(() => read('x'))).toHaveProperty('accountId');
  });
});
