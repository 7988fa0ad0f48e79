import { applyDecorators } from '@nestjs/common';
import {
  checkedParameter,
  countSchema,
  described,
  type ParameterOptions,
} from '../parameters/parameter.decorators.js';
import type { Cursors } from './cursors.js';

/** Decorators of the parameters that reads and lists have. */

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1_000;

interface OfList {
  readonly cursors: Cursors<string | number>;
}

const DIGITS = /^(0|[1-9]\d{0,15})$/;

const isWholeNumber = (text: unknown, from: number, to: number) =>
  typeof text === 'string' && DIGITS.test(text) && Number(text) >= from && Number(text) <= to;

/** A position in the log, from 0. */
export const IsPosition = (options: ParameterOptions) =>
  checkedParameter(
    'isPosition',
    (text) => isWholeNumber(text, 0, Number.MAX_SAFE_INTEGER),
    'must be a position in the log: a whole number from 0',
    { ...countSchema, minimum: 0 },
    options,
  );

/** How many items an answer has at most. */
export const IsLimit = (options: ParameterOptions) =>
  checkedParameter(
    'isLimit',
    (text) => isWholeNumber(text, 1, MAX_LIMIT),
    `must be a whole number from 1 to ${MAX_LIMIT}`,
    { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    options,
  );

/** Whether a list begins with its first item or its last. */
export const IsOrder = (options: ParameterOptions) =>
  checkedParameter(
    'isOrder',
    (text) => text === 'asc' || text === 'desc',
    'must be asc or desc',
    { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
    options,
  );

/** A cursor of the list that the request is for, by its `cursors`. */
export const IsCursor = (options: ParameterOptions) =>
  applyDecorators(isCursor(options), described('x-taken-from', 'next'));

const isCursor = (options: ParameterOptions) =>
  checkedParameter(
    'isCursor',
    (text, args) =>
      typeof text === 'string' && (args!.object as OfList).cursors.read(text) !== undefined,
    'is no cursor of this list: take it from next or previous of an answer, unchanged, or leave it out',
    { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 100 },
    options,
  );
