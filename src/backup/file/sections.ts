import type { Row } from '../../event-sourcing/log/stores/sql/transactions/transactions.js';

export type Value = string | number | boolean | null;

/** What a line holds, by the names of its fields. */
export type Values = Readonly<Record<string, Value>>;

interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: 'text' | 'integer' | 'boolean';
  readonly nullable?: true;
}

/** A table of the database as a part of the file: a line a row, in the order of its primary key. */
export interface Section {
  /** The `kind` of its lines. */
  readonly kind: string;
  /** What the last line counts them as. */
  readonly counted: string;
  readonly table: string;
  readonly key: readonly string[];
  readonly fields: readonly Field[];
  /** Columns that are not in the file, as they are written. */
  readonly constants: Readonly<Record<string, string | number | null>>;
}

const text = (name: string, column = name): Field => ({ name, column, type: 'text' });
const integer = (name: string, column = name): Field => ({ name, column, type: 'integer' });

export const events: Section = {
  kind: 'event',
  counted: 'events',
  table: 'events',
  key: ['position'],
  fields: [
    integer('position'),
    text('eventId', 'event_id'),
    text('streamId', 'stream_id'),
    integer('version'),
    text('type'),
    integer('schemaVersion', 'schema_version'),
    text('data'),
    text('metadata'),
    { ...text('transactionId', 'transaction_id'), nullable: true },
    integer('recordedAt', 'recorded_at'),
    { name: 'endsCommand', column: 'ends_command', type: 'boolean' },
  ],
  constants: {},
};

export const snapshots: Section = {
  kind: 'snapshot',
  counted: 'snapshots',
  table: 'snapshots',
  key: ['stream_id', 'schema_version', 'version'],
  fields: [
    text('streamId', 'stream_id'),
    integer('schemaVersion', 'schema_version'),
    integer('version'),
    integer('position'),
    integer('recordedAt', 'recorded_at'),
    text('state'),
  ],
  constants: {},
};

export const checkpoints: Section = {
  kind: 'checkpoint',
  counted: 'checkpoints',
  table: 'subscriptions',
  key: ['name'],
  fields: [text('name'), integer('position'), integer('delivered')],
  constants: { owner: null, fence: 0, lease_until: 0, state: 'following', error: null },
};

export const parkedEvents: Section = {
  kind: 'parkedEvent',
  counted: 'parkedEvents',
  table: 'parked_events',
  key: ['subscription', 'position'],
  fields: [
    text('subscription'),
    integer('position'),
    text('eventId', 'event_id'),
    text('state'),
    text('reason'),
  ],
  constants: {},
};

export const ownerKeys: Section = {
  kind: 'ownerKey',
  counted: 'ownerKeys',
  table: 'owner_keys',
  key: ['owner_id'],
  fields: [
    text('ownerId', 'owner_id'),
    text('wrappedKey', 'wrapped_key'),
    text('dataKeyId', 'data_key_id'),
    { ...text('keyId', 'key_id'), nullable: true },
  ],
  constants: {},
};

/** In the order in which they stand in the file. */
export const sections = [events, snapshots, checkpoints, parkedEvents, ownerKeys] as const;

/** @throws {Error} on an integer that a line can't hold exactly. */
export function valuesOf({ table, fields }: Section, row: Row): Values {
  const value = ({ column, type }: Field): Value => {
    const stored = row[column];
    if (stored === null || stored === undefined) return null;
    if (type === 'text') return String(stored);
    const number = Number(stored);
    if (!Number.isSafeInteger(number))
      throw new Error(`${table}.${column} holds ${stored}, which is out of range.`);
    return type === 'boolean' ? number === 1 : number;
  };
  return Object.fromEntries(fields.map((field) => [field.name, value(field)]));
}

/** What is wrong with the values of a line; undefined if nothing is. */
export function faultOf({ kind, fields }: Section, values: Values): string | undefined {
  for (const { name, type, nullable } of fields) {
    const value = values[name];
    if (value === null && nullable) continue;
    const fits =
      type === 'integer'
        ? Number.isSafeInteger(value) && (value as number) >= 0
        : typeof value === (type === 'text' ? 'string' : 'boolean');
    if (!fits) return `the ${kind} has no good ${name}`;
  }
  const known = Object.keys(values).length;
  return known === fields.length ? undefined : `the ${kind} has a field too many`;
}

/** As the columns of `insertColumns`. */
export const rowOf = ({ fields, constants }: Section, values: Values): unknown[] => [
  ...fields.map(({ name, type }) => (type === 'boolean' ? Number(values[name]) : values[name])),
  ...Object.values(constants),
];

export const insertColumns = ({ fields, constants }: Section) => [
  ...fields.map(({ column, type }) => ({
    name: column,
    type: type === 'text' ? ('text' as const) : ('bigint' as const),
  })),
  ...Object.entries(constants).map(([name, value]) => ({
    name,
    type: typeof value === 'number' ? ('bigint' as const) : ('text' as const),
  })),
];
