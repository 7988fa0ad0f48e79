import {
  isISO4217CurrencyCode,
  IsOptional,
  ValidateBy,
  type ValidationArguments,
} from 'class-validator';
import { parseInstant } from '../event-sourcing/instant.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const WHOLE_NUMBER = /^[1-9]\d{0,18}$/;
const MAX_AMOUNT = 2n ** 63n - 1n;

export const IS_A_UUID = 'must be a UUID, such as 123e4567-e89b-42d3-a456-426614174000';

/** 8-4-4-4-12 hexadecimal digits, of either case and any version. */
export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && UUID.test(text);

const isAmount = (text: unknown) =>
  typeof text === 'string' && WHOLE_NUMBER.test(text) && BigInt(text) <= MAX_AMOUNT;

const isVersion = (text: unknown) =>
  typeof text === 'string' && WHOLE_NUMBER.test(text) && Number.isSafeInteger(Number(text));

export const IsUuid = () => parameter('isUuid', isUuid, IS_A_UUID);

/** Decimal digits of a whole number from 1 to 2^63-1. */
export const IsAmount = () =>
  parameter('isAmount', isAmount, `must be a whole number of minor units from 1 to ${MAX_AMOUNT}`);

export const IsVersion = () => parameter('isVersion', isVersion, 'must be a whole number from 1');

/** RFC 3339. */
export const IsInstant = () =>
  parameter(
    'isInstant',
    (text) => typeof text === 'string' && parseInstant(text) !== undefined,
    'must be an RFC 3339 time, such as 2026-11-20T09:30:00Z (write + as %2B)',
  );

/** An ISO 4217 code, of either case. */
export const IsCurrency = () =>
  parameter('isCurrency', isISO4217CurrencyCode, 'must be an ISO 4217 currency, such as EUR');

/** May be left out. */
export const MayBeMissing = IsOptional;

/** Not together with another parameter. */
export const NotWith = (other: string) =>
  parameter(
    'notWith',
    (value, args) => value === undefined || !(other in args!.object),
    `can not be combined with ${other}: give one of them`,
  );

function parameter(
  name: string,
  validate: (value: unknown, args?: ValidationArguments) => boolean,
  detail: string,
): PropertyDecorator {
  const defaultMessage = (args?: ValidationArguments) =>
    args?.value === undefined ? `is missing: it ${detail}` : detail;
  return ValidateBy({ name, validator: { validate, defaultMessage } });
}
