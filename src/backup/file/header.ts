import type { Head } from '../../event-sourcing/log/event-log.js';
import { BackupError, BadFile } from './backup.errors.js';

const FORMAT = 'event-sourced-bank log';
const VERSION = 1;

/** The first line of a file. */
export interface Header {
  /** Where the log stood: the file holds it up to there. */
  readonly head: Head;
  /** Whether the owners' keys are in, as wrapped by the data key. */
  readonly ownerKeys: boolean;
  /** RFC 3339. */
  readonly exportedAt: string;
}

export const headerLine = ({ head, ownerKeys, exportedAt }: Header): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, head, ownerKeys, exportedAt });

/** @throws {BackupError} */
export function parseHeader(line: string): Header {
  const { format, version, head, ownerKeys, exportedAt } = (objectIn(line) ?? {}) as Partial<
    Header & { format: string; version: number }
  >;
  if (format !== FORMAT)
    throw new BackupError(
      'This is not an exported log: it has no header. Give what "bank export --to <file>" has written.',
    );
  if (version !== VERSION)
    throw new BackupError(
      `The file is of version ${String(version)} of its format; this program knows version ${VERSION}. Update it.`,
    );
  if (!isCount(head?.position) || !isCount(head.recordedAt) || typeof ownerKeys !== 'boolean')
    throw new BadFile('The header of the file is damaged.');
  const { position, recordedAt } = head;
  return { head: { position, recordedAt }, ownerKeys, exportedAt: String(exportedAt) };
}

/** What a line holds, if it is an object. */
export function objectIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
