import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { IS_A_UUID, isUuid } from './parameter.decorators.js';
import { invalid } from '../problems/request.errors.js';

/** A UUID in the path, in lower case. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (isUuid(value)) return value.toLowerCase();
    throw invalid(data!, IS_A_UUID);
  }
}
