import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What has a version that must rise when its shape changes. */
export const kinds = ['table', 'snapshot', 'event'] as const;
export type Kind = (typeof kinds)[number];

/** A shape in lines: the columns of a table, or examples as they are written. */
export type Shape = readonly string[];

/** By kind, by name, by version: each shape that was ever committed. */
export type Fingerprints = Readonly<
  Record<Kind, Readonly<Record<string, Readonly<Record<string, Shape>>>>>
>;

/** A shape as the program has it today. */
export interface Current {
  readonly kind: Kind;
  readonly name: string;
  readonly version: number;
  readonly shape: Shape;
}

const FILE = join(import.meta.dirname, 'fingerprints.json');
const WRITE = 'run "npm run fingerprints", and commit what it writes';

/** Where the version of each kind is raised. */
const versionIn: Readonly<Record<Kind, string>> = {
  table: '"version" in its <read model>.table.ts',
  snapshot: '"snapshots.schemaVersion" in its <aggregate>.aggregate.ts',
  event:
    '"schemaVersion" in its <aggregate>.event-types.ts, with an upcaster from the version before',
};

export const committedFingerprints = (): Fingerprints =>
  JSON.parse(readFileSync(FILE, 'utf8')) as Fingerprints;

/** What is wrong with today's shapes, and where to mend it. */
export function complaintsAbout(current: readonly Current[], committed: Fingerprints): string[] {
  return current.flatMap(({ kind, name, version, shape }) => {
    const versions = committed[kind][name] ?? {};
    const newest = Math.max(0, ...Object.keys(versions).map(Number));
    const known = versions[version];
    const which = `version ${version} of ${kind} ${name}`;
    if (version < newest) return [`${which}: version ${newest} was committed, and may be in use`];
    if (!known) return [`${which} is new: ${WRITE}`];
    if (known.join('\n') === shape.join('\n')) return [];
    return [
      `${which} has another shape than was committed: raise ${versionIn[kind]}, and ${WRITE}`,
    ];
  });
}

/** With the new versions of today. What was committed before is never changed. */
export function extended(committed: Fingerprints, current: readonly Current[]): Fingerprints {
  const result = structuredClone(committed) as Record<Kind, Record<string, Record<string, Shape>>>;
  for (const { kind, name, version, shape } of current)
    (result[kind][name] ??= {})[version] ??= shape;
  return result;
}

export function writeFingerprints(fingerprints: Fingerprints): void {
  writeFileSync(FILE, `${JSON.stringify(fingerprints, undefined, 2)}\n`);
}
