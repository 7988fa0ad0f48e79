import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { validateSync } from 'class-validator';
import { checkedParameter } from './parameter.decorators.js';
import { passesChecks } from './passes-checks.js';
import { parametersOf, unknown } from './read-parameters.js';
import { InvalidParameters, MalformedBody, type ParameterError } from './request.errors.js';

/** So many are named; then the rest of the body is not looked at. */
const MAX_ERRORS = 20;
const ITEMS = Symbol('classes of list items');

type Members = Readonly<Record<string, unknown>>;

/** Objects of one class, each checked by its own decorators: at least one, at most `maxItems`. */
export const IsListOf = (Item: Type<object>, maxItems: number, description: string) => {
  const decorate = checkedParameter(
    'isListOf',
    (value) => Array.isArray(value) && value.length >= 1 && value.length <= maxItems,
    `must be a list of 1 to ${maxItems} items`,
    { type: [Item], minItems: 1, maxItems },
    { description },
  );
  return (target: object, property: string | symbol): void => {
    Reflect.defineMetadata(ITEMS, { ...listsOf(target), [property]: Item }, target);
    decorate(target, property);
  };
};

const listsOf = (target: object) =>
  (Reflect.getMetadata(ITEMS, target) ?? {}) as Readonly<Record<string, Type<object>>>;

/**
 * A request object with the members of a JSON body, as its class-validator decorators ask for them; of
 * no body as of an empty one.
 *
 * @throws {MalformedBody} if it is not an object.
 * @throws {InvalidParameters} that names what is wrong, such as `operations[3].amount`.
 */
export function readBody<T extends object>(RequestClass: Type<T>, body: unknown = {}): T {
  if (!isObject(body)) throw new MalformedBody();
  const errors: ParameterError[] = [];
  const request = readObject(RequestClass, body, '', errors);
  if (errors.length > 0) throw new InvalidParameters(errors.slice(0, MAX_ERRORS));
  return request;
}

function readObject<T extends object>(
  RequestClass: Type<T>,
  members: Members,
  path: string,
  errors: ParameterError[],
): T {
  const names = parametersOf(RequestClass);
  const values: Record<string, unknown> = {};
  const wrong = new Map<string, string>();
  for (const name of Object.keys(members)) {
    if (!names.has(name)) wrong.set(name, unknown(names));
    else if (members[name] === null) wrong.set(name, 'must not be null');
    else values[name] = members[name];
  }
  const request = Object.assign(new RequestClass(), values);
  if (!passesChecks(request))
    for (const { property, constraints = {} } of validateSync(request))
      if (!wrong.has(property)) wrong.set(property, Object.values(constraints)[0]!);
  for (const [name, detail] of wrong) errors.push({ parameter: path + name, detail });
  for (const [name, Item] of Object.entries(listsOf(request)))
    if (!wrong.has(name)) {
      const items = readItems(Item, values[name] as unknown[], path + name, errors);
      Object.assign(request, { [name]: items });
    }
  return request;
}

function readItems(
  Item: Type<object>,
  items: readonly unknown[],
  path: string,
  errors: ParameterError[],
): object[] {
  const read: object[] = [];
  for (const [index, item] of items.entries()) {
    if (errors.length >= MAX_ERRORS) break;
    const at = `${path}[${index}]`;
    if (isObject(item)) read.push(readObject(Item, item, `${at}.`, errors));
    else errors.push({ parameter: at, detail: 'must be an object' });
  }
  return read;
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
