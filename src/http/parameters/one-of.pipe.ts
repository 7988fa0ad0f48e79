import type { PipeTransform, Type } from '@nestjs/common';
import { parametersOf, readParameters, unknown, type Query } from './read-parameters.js';
import { InvalidParameters, type ParameterError } from '../problems/request.errors.js';

/** For a route that does one of several things: the one whose name is among the parameters. */
export class OneOfPipe<Request extends object> implements PipeTransform<Query, Request> {
  /** All that any of them takes, the names that say which first. */
  private readonly parameters: ReadonlySet<string>;

  constructor(private readonly requests: Readonly<Record<string, Type<Request>>>) {
    const taken = Object.values(requests).flatMap((each) => [...parametersOf(each)]);
    this.parameters = new Set([...Object.keys(requests), ...taken]);
  }

  transform(query: Query): Request {
    const names = Object.keys(this.requests);
    const [name, another] = names.filter((each) => each in query);
    const list = names.join(', ');
    if (name === undefined)
      throw new InvalidParameters([
        ...this.unknownIn(query),
        { parameter: list, detail: 'are all missing: give one' },
      ]);
    if (another !== undefined)
      throw new InvalidParameters([
        { parameter: another, detail: `can not be combined with ${name}: give one of ${list}` },
      ]);
    return readParameters(this.requests[name]!, query);
  }

  private unknownIn(query: Query): ParameterError[] {
    const names = Object.keys(query).filter((each) => !this.parameters.has(each));
    return names.map((parameter) => ({ parameter, detail: unknown(this.parameters) }));
  }
}
