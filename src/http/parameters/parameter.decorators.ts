import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import { parseInstant } from '../../event-sourcing/log/instant.js';
import { MAX_MINOR_UNITS } from '../../money/money.js';

/** Decorators that check a parameter, and describe it in the OpenAPI document. */

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const WHOLE_NUMBER = /^[1-9]\d{0,18}$/;

export interface ParameterOptions {
  readonly description: string;
  readonly example?: string | number | boolean;
  readonly optional?: boolean;
}

export const IS_A_UUID = 'must be a UUID, such as 123e4567-e89b-42d3-a456-426614174000';
export const IS_AN_AMOUNT = `must be a whole number of minor units from 1 to ${MAX_MINOR_UNITS}`;
export const uuidSchema = {
  type: 'string',
  format: 'uuid',
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
} as const;
export const amountSchema = {
  type: 'integer',
  format: 'int64',
  minimum: 1,
  // No number holds it: the document is written with all its digits.
  maximum: MAX_MINOR_UNITS as unknown as number,
} as const;
/** A version of an account, or a place in the log: JavaScript's numbers hold each of them. */
export const countSchema = {
  type: 'integer',
  format: 'int64',
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** 8-4-4-4-12 hexadecimal digits, of either case and any version. */
export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && UUID.test(text);

/** Decimal digits of a whole number from 1 to 2^63-1. */
export const isAmount = (text: unknown): text is string =>
  typeof text === 'string' && WHOLE_NUMBER.test(text) && BigInt(text) <= MAX_MINOR_UNITS;

const isVersion = (text: unknown) =>
  typeof text === 'string' && WHOLE_NUMBER.test(text) && Number.isSafeInteger(Number(text));

const isInstant = (text: unknown) => typeof text === 'string' && parseInstant(text) !== undefined;

export const IsUuid = (options: ParameterOptions) =>
  checkedParameter('isUuid', isUuid, IS_A_UUID, uuidSchema, options);

/** Decimal digits of a whole number from 1 to 2^63-1. */
export const IsAmount = (options: ParameterOptions) =>
  checkedParameter('isAmount', isAmount, IS_AN_AMOUNT, amountSchema, options);

export const IsVersion = (options: ParameterOptions) =>
  checkedParameter('isVersion', isVersion, 'must be a whole number from 1', countSchema, options);

/** RFC 3339. */
export const IsInstant = (options: ParameterOptions) =>
  checkedParameter(
    'isInstant',
    isInstant,
    'must be an RFC 3339 time, such as 2026-11-20T09:30:00Z (write + as %2B)',
    { type: 'string', format: 'date-time' },
    options,
  );

/** `true` or `false`. */
export const IsFlag = (options: ParameterOptions) =>
  checkedParameter(
    'isFlag',
    (text) => text === 'true' || text === 'false',
    'must be true or false',
    { type: 'boolean' },
    options,
  );

/** One that has passed, which is for whoever knows the time to check. */
export const IsPastInstant = (options: ParameterOptions) =>
  applyDecorators(IsInstant(options), described('x-past', true));

/** Not together with another parameter. */
export const NotWith = (other: string) =>
  applyDecorators(
    check(
      'notWith',
      (value, args) => value === undefined || !(other in args!.object),
      `can not be combined with ${other}: give one of them`,
    ),
    described('x-not-with', other),
  );

/** Refuses a value that is greater than the other one, as `read` has them; what it can't read is refused elsewhere. */
export const NotAbove = <T extends number | bigint>(
  other: string,
  read: (value: unknown) => T | undefined,
  { detail, extension }: { readonly detail: string; readonly extension: `x-${string}` },
) =>
  applyDecorators(
    check(
      'notAbove',
      (value, args) => {
        const [one, limit] = [value, (args!.object as Record<string, unknown>)[other]].map(read);
        return one === undefined || limit === undefined || one <= limit;
      },
      detail,
    ),
    described(extension, other),
  );

/** A rule for which OpenAPI has no words: it stands beside the schema, as an extension. */
export const described = (extension: `x-${string}`, value: string | boolean) =>
  ApiProperty({ [extension]: value });

type Check = (value: unknown, args?: ValidationArguments) => boolean;

/** A parameter with a check of its own; `detail` goes on from its name: "must be ...". */
export function checkedParameter(
  name: string,
  validate: Check,
  detail: string,
  schema: ApiPropertyOptions,
  { optional = false, ...documentation }: ParameterOptions,
): PropertyDecorator {
  const shown = optional ? inWords(documentation) : documentation;
  const decorators = [
    check(name, validate, detail),
    ApiProperty({ ...schema, ...shown, required: !optional } as ApiPropertyOptions),
  ];
  return applyDecorators(...decorators, ...(optional ? [IsOptional()] : []));
}

/** Swagger UI fills in each example: an optional parameter must be empty until somebody wants it. */
const inWords = ({ description, example }: Omit<ParameterOptions, 'optional'>) => ({
  description: example === undefined ? description : `${description} Such as \`${example}\`.`,
});

/** A check alone. */
export function check(name: string, validate: Check, detail: string): PropertyDecorator {
  const defaultMessage = (args?: ValidationArguments) =>
    args?.value === undefined ? `is missing: it ${detail}` : detail;
  return ValidateBy({ name, validator: { validate, defaultMessage } });
}
