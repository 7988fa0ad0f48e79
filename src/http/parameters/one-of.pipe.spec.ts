import { OneOfPipe } from './one-of.pipe.js';
import { IsAmount, IsUuid } from './parameter.decorators.js';
import type { Query } from './read-parameters.js';
import { InvalidParameters } from '../problems/request.errors.js';

class Give {
  @IsAmount({ description: '' })
  give!: string;
}

class Send {
  @IsUuid({ description: '' })
  send!: string;

  @IsAmount({ description: '' })
  amount!: string;
}

const pipe = new OneOfPipe<Give | Send>({ give: Give, send: Send });

function mistakes(query: Query) {
  try {
    return [pipe.transform(query)];
  } catch (error) {
    const { errors } = error as InvalidParameters;
    return errors.map(({ parameter, detail }) => `${parameter} ${detail}`);
  }
}

describe('one of several forms', () => {
  it('is read by the parameter that says which', () => {
    expect(mistakes({ give: '7' })).toEqual([expect.any(Give)]);
    expect(mistakes({ send: 'x', amount: '7' })).toEqual([expect.stringMatching(/^send must /)]);
  });

  it('is asked for where none is given, and what no form takes is named', () => {
    const missing = 'give, send are all missing: give one';
    expect(mistakes({})).toEqual([missing]);
    expect(mistakes({ amount: '7' })).toEqual([missing]);
    expect(mistakes({ gvie: '7', amount: '7' })).toEqual([
      'gvie is not a parameter here (there are: give, send, amount)',
      missing,
    ]);
  });

  it('is not combined with another', () => {
    expect(mistakes({ give: '7', send: 'x' })).toEqual([
      'send can not be combined with give: give one of give, send',
    ]);
  });
});
