import { EventRegistry, UnreadableEvent } from './event-registry.js';
import {
  deliveredAs,
  type EventType,
  type FormerEventType,
  type KnownEventType,
} from './event-type.js';
import type { StoredEvent } from './recorded-event.js';

interface Painted {
  readonly type: 'Painted';
  readonly colour: string;
  readonly coats: number;
}

const painted: EventType<Painted> = {
  type: 'Painted',
  schemaVersion: 3,
  upcasters: {
    1: ({ color }) => ({ colour: color }),
    2: (data) => ({ ...data, coats: 1 }),
  },
  encode: ({ colour, coats }) => ({ colour, coats }),
  decode({ colour, coats }) {
    if (typeof colour !== 'string') throw new Error('no colour');
    return { type: 'Painted', colour, coats: Number(coats) };
  },
};

/** Of a time when it had a name of its own, and what is data today stood beside it. */
const daubed: FormerEventType<Painted> = {
  type: 'Daubed',
  readAs: 'Painted',
  schemaVersion: 2,
  upcasters: { 1: ({ color }) => ({ colour: color }) },
  decode: ({ colour }, { actor }) => ({
    type: 'Painted',
    colour: String(colour),
    coats: Number(actor),
  }),
};

const registryOf = (...types: KnownEventType[]) => {
  const registry = new EventRegistry();
  registry.register(...types);
  return registry;
};
const registry = registryOf(painted);

const stored = (changes: Partial<StoredEvent> = {}): StoredEvent => ({
  eventId: 'e',
  streamId: 'wall-1',
  version: 4,
  type: 'Painted',
  schemaVersion: 3,
  data: '{"colour":"blue","coats":2}',
  metadata: '{"correlationId":"c"}',
  transactionId: null,
  endsCommand: true,
  position: 9,
  recordedAt: 77,
  ...changes,
});

describe('the registry of event types', () => {
  it('writes the version of today, and reads it back', () => {
    const event: Painted = { type: 'Painted', colour: 'blue', coats: 2 };
    const encoded = registry.encode(event);
    expect(encoded).toEqual({ type: 'Painted', schemaVersion: 3, data: stored().data });
    expect(registry.decode(stored(encoded)).event).toEqual(event);
  });

  it('keeps what is recorded beside the event', () => {
    expect(registry.decode(stored())).toEqual({
      eventId: 'e',
      streamId: 'wall-1',
      version: 4,
      event: { type: 'Painted', colour: 'blue', coats: 2 },
      metadata: { correlationId: 'c' },
      transactionId: null,
      endsCommand: true,
      position: 9,
      recordedAt: 77,
    });
  });

  it('brings old versions up to date, one version after another', () => {
    const first = stored({ schemaVersion: 1, data: '{"color":"red"}' });
    expect(registry.decode(first).event).toEqual({ type: 'Painted', colour: 'red', coats: 1 });
    const second = stored({ schemaVersion: 2, data: '{"colour":"red"}' });
    expect(registry.decode(second).event).toEqual({ type: 'Painted', colour: 'red', coats: 1 });
  });

  it.each([
    ['a type that it does not know', { type: 'Papered' }, /no such type/],
    ['a version from the future', { schemaVersion: 4 }, /versions up to 3; update it/],
    ['a version before the first', { schemaVersion: 0 }, /versions up to 3/],
    ['data that is no JSON', { data: '{"colour":' }, /not JSON/],
    ['metadata that is no JSON', { metadata: '' }, /not JSON/],
    ['data of another shape', { data: '{}' }, /not of that shape.*no colour/],
    ['data that is no object', { data: 'null' }, /not of that shape/],
  ])('does not read %s', (_, changes, why) => {
    const decode = () => registry.decode(stored(changes));
    expect(decode).toThrow(UnreadableEvent);
    expect(decode).toThrow(why);
    expect(decode).toThrow(/position 9 .*wall-1 version 4/);
  });

  it('does not write a type that it does not know', () => {
    expect(() => registry.encode({ type: 'Papered' })).toThrow('Papered is not registered');
  });

  it('reads a former type as the one of today, with what stands beside its data, and never writes it', () => {
    const both = registryOf(painted, daubed);
    const of = (schemaVersion: number, data: object) =>
      stored({
        type: 'Daubed',
        schemaVersion,
        data: JSON.stringify(data),
        metadata: '{"actor":"3"}',
      });
    for (const old of [of(1, { color: 'red' }), of(2, { colour: 'red' })]) {
      expect(both.decode(old).event).toEqual({ type: 'Painted', colour: 'red', coats: 3 });
      expect(deliveredAs(both.mustKnow(old))).toBe('Painted');
    }
    expect(() => both.decode(of(3, {}))).toThrow(/versions up to 2/);
    expect(deliveredAs(both.mustKnow(stored()))).toBe('Painted');
    expect(() => both.encode({ type: 'Daubed' })).toThrow('Daubed is not registered');
    expect([both.has('Painted'), both.has('Daubed')]).toEqual([true, false]);
    expect(() => registryOf(daubed as FormerEventType)).toThrow(
      'Daubed is read as Painted, which is not written',
    );
  });

  it('takes each type once, and only with a way up from every older version', () => {
    expect(() => registryOf(painted as EventType, painted as EventType)).toThrow(/twice/);
    const gap = { ...painted, upcasters: { 1: painted.upcasters![1]! } };
    expect(() => registryOf(gap as EventType)).toThrow('no upcaster from version 2');
  });
});
