import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import { EventLogError } from '../../event-sourcing/log/event-log.errors.js';
import { GroupRefused } from '../../event-sourcing/decide/group-refused.js';
import { VersionConditionFailed } from '../../event-sourcing/decide/version-condition.js';
import {
  isProblemCode,
  problemCatalogue,
  type ProblemCode,
  type ProblemKind,
} from './problem.catalogue.js';
import { RequestError, type ParameterError } from './request.errors.js';

export const PROBLEM_JSON = 'application/problem+json';

/** The body of an error, after RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What is wrong, and what to do about it. */
  readonly detail: string;
  /** Stable and for machines. */
  readonly code: ProblemCode;
  /** The path that was asked for, where that could be read and is not overlong. */
  readonly instance?: string;
  readonly errors?: readonly ParameterError[];
  /** Which of the operations that were to be done together is refused, from 0, and why. */
  readonly operation?: number;
  readonly problem?: Problem;
}

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

const LONGEST_INSTANCE = 1_024;
const INTERNAL = 'Something went wrong here. If it goes on, report it with the X-Correlation-Id.';

/** How any error is answered. What is not known to be for the outside shows nothing of itself. */
export function problemAnswer(error: unknown, url?: string): ProblemAnswer {
  const known = isKnown(error) && isProblemCode(error.code) ? error : undefined;
  const code = known ? (known.code as ProblemCode) : 'internal-error';
  const kind: ProblemKind = problemCatalogue[code];
  if (!known || kind.status === 500) return { problem: internalError(url), headers: {} };
  const { headers, errors } = detailsOf(known);
  return {
    problem: { ...problem(code, known.message, url, errors), ...refusedOne(known) },
    headers: kind.retryAfter ? { ...headers, 'Retry-After': String(kind.retryAfter) } : headers,
  };
}

function problem(
  code: ProblemCode,
  detail: string,
  url: string | undefined,
  errors?: readonly ParameterError[],
): Problem {
  const { status, title } = problemCatalogue[code];
  const type = `urn:event-sourced-bank:problem:${code}`;
  const path = url?.split('?', 1)[0];
  const instance = path && path.length <= LONGEST_INSTANCE ? path : undefined;
  return { type, title, status, detail, code, instance, errors };
}

function refusedOne(error: Error): Pick<Problem, 'operation' | 'problem'> {
  if (!(error instanceof GroupRefused)) return {};
  return { operation: error.index, problem: problemAnswer(error.refusal).problem };
}

interface Details {
  readonly headers: Readonly<Record<string, string>>;
  readonly errors?: readonly ParameterError[];
}

function detailsOf(error: Error): Details {
  if (error instanceof RequestError) return error;
  const version = error instanceof VersionConditionFailed ? error.version : 0;
  return { headers: version > 0 ? { ETag: `"${version}"` } : {} };
}

const internalError = (url: string | undefined) => problem('internal-error', INTERNAL, url);

function isKnown(error: unknown): error is DomainError | EventLogError | RequestError {
  return (
    error instanceof DomainError || error instanceof EventLogError || error instanceof RequestError
  );
}
