import type { PipeTransform, Type } from '@nestjs/common';
import { readParameters, type Query } from './read-parameters.js';
import { InvalidParameters } from './request.errors.js';

/** For a route that does one of several things: the one whose name is among the parameters. */
export class OneOfPipe<Request extends object> implements PipeTransform<Query, Request> {
  constructor(private readonly requests: Readonly<Record<string, Type<Request>>>) {}

  transform(query: Query): Request {
    const names = Object.keys(this.requests);
    const [name, another] = names.filter((each) => each in query);
    const list = names.join(', ');
    if (name === undefined)
      throw new InvalidParameters([{ parameter: list, detail: 'are all missing: give one' }]);
    if (another !== undefined)
      throw new InvalidParameters([
        { parameter: another, detail: `can not be combined with ${name}: give one of ${list}` },
      ]);
    return readParameters(this.requests[name]!, query);
  }
}
