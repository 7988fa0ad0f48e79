import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { readBody } from './bodies/read-body.js';
import { readParameters, type Query } from './parameters/read-parameters.js';

/** Makes of `@Query()` or `@Body() request: SomeRequest` a valid one, or refuses. */
@Injectable()
export class ParametersPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (data !== undefined || !metatype || metatype === Object) return value;
    if (type === 'query') return readParameters(metatype as Type<object>, value as Query);
    return type === 'body' ? readBody(metatype as Type<object>, value) : value;
  }
}
