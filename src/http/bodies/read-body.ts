import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { validateSync } from 'class-validator';
import { checkedParameter } from '../parameters/parameter.decorators.js';
import { passesChecks } from '../parameters/passes-checks.js';
import { parametersOf, unknown } from '../parameters/read-parameters.js';
import {
  InvalidParameters,
  MalformedBody,
  MOST_ERRORS,
  type ParameterError,
} from '../problems/request.errors.js';

const ITEMS = Symbol('classes of list items');

type Members = Readonly<Record<string, unknown>>;

/** Items of several kinds: a member of each says by its value which class it is of. */
interface Kinds {
  readonly member: string;
  readonly classes: Readonly<Record<string, Type<object>>>;
}

/**
 * Objects of these kinds, each checked by the decorators of its class: at least one, at most `maxItems`.
 * The member that says which must be a property of each class, `IsKind`.
 */
export const IsListOf = (kinds: Kinds, maxItems: number, description: string) => {
  const decorate = checkedParameter(
    'isListOf',
    (value) => Array.isArray(value) && value.length >= 1 && value.length <= maxItems,
    `must be a list of 1 to ${maxItems} items`,
    { type: 'array', items: oneOf(kinds), minItems: 1, maxItems },
    { description },
  );
  return (target: object, property: string | symbol): void => {
    Reflect.defineMetadata(ITEMS, { ...listsOf(target), [property]: kinds }, target);
    decorate(target, property);
  };
};

/** What an item says of its own kind. */
export const IsKind = (kind: string, description: string) =>
  checkedParameter(
    'isKind',
    (value) => value === kind,
    `must be ${kind}`,
    { type: 'string', enum: [kind] },
    { description, example: kind },
  );

function oneOf({ member, classes }: Kinds) {
  const references = Object.entries(classes).map(
    ([kind, Item]) => [kind, getSchemaPath(Item)] as const,
  );
  return {
    oneOf: references.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: member, mapping: Object.fromEntries(references) },
  };
}

const listsOf = (target: object) =>
  (Reflect.getMetadata(ITEMS, target) ?? {}) as Readonly<Record<string, Kinds>>;

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
  if (errors.length > 0) throw new InvalidParameters(errors);
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
  for (const [name, kinds] of Object.entries(listsOf(request)))
    if (!wrong.has(name)) {
      const items = readItems(kinds, values[name] as unknown[], path + name, errors);
      Object.assign(request, { [name]: items });
    }
  return request;
}

function readItems(
  kinds: Kinds,
  items: readonly unknown[],
  path: string,
  errors: ParameterError[],
): object[] {
  const read: object[] = [];
  for (const [index, item] of items.entries()) {
    // No more of them would be told.
    if (errors.length >= MOST_ERRORS) break;
    const at = `${path}[${index}]`;
    if (!isObject(item)) {
      errors.push({ parameter: at, detail: 'must be an object' });
      continue;
    }
    const Item = classOf(kinds, item);
    if (Item) read.push(readObject(Item, item, `${at}.`, errors));
    else errors.push({ parameter: `${at}.${kinds.member}`, detail: kindIsMissing(kinds, item) });
  }
  return read;
}

function classOf({ member, classes }: Kinds, item: Members): Type<object> | undefined {
  const kind = item[member];
  return typeof kind === 'string' && Object.hasOwn(classes, kind) ? classes[kind] : undefined;
}

function kindIsMissing({ member, classes }: Kinds, item: Members): string {
  const detail = `must be one of ${Object.keys(classes).join(', ')}`;
  return item[member] === undefined ? `is missing: it ${detail}` : detail;
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
