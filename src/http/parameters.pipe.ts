import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { readParameters, type Query } from './read-parameters.js';

/** Makes of `@Query() request: SomeRequest` a valid one, or refuses. */
@Injectable()
export class ParametersPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type !== 'query' || data !== undefined || !metatype || metatype === Object) return value;
    return readParameters(metatype as Type<object>, value as Query);
  }
}
