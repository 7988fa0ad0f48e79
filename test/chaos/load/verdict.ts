import type { Answer } from '../../support/bank-client.js';
import type { BankRequest } from './request.js';

/**
 * What an attempt came to. `not-done`: for now, and the bank says that nothing was done. `unknown`: nobody
 * knows. `unexpected`: nobody knows, and it is no answer that the bank may give.
 */
export interface Verdict {
  readonly kind: 'done' | 'refused' | 'not-done' | 'unknown' | 'unexpected';
  readonly code: string;
  readonly replayed: boolean;
}

/** In what the bank says where it has not done what was asked for. */
const DENIES = /nothing was done|not carried out|was not done/i;

export function verdictOf(answer: Answer | Error, { isDoubtful }: BankRequest): Verdict {
  if (answer instanceof Error) {
    const { code = answer.name } = answer as NodeJS.ErrnoException;
    return verdict(code === 'ECONNREFUSED' ? 'not-done' : 'unknown', String(code));
  }
  const { status, replayed, body } = answer;
  if (status < 300) return { kind: 'done', code: String(status), replayed };
  const { code = '', detail = '' } = problemIn(body);
  // An earlier attempt has opened it.
  if (code === 'account-already-open' && isDoubtful) return verdict('done', code);
  if ([404, 409, 422].includes(status)) return verdict('refused', code);
  if (status !== 503) return verdict('unexpected', `${status} ${code}`);
  const denied = code !== 'outcome-unknown' && DENIES.test(detail);
  return verdict(denied ? 'not-done' : 'unknown', code);
}

const verdict = (kind: Verdict['kind'], code: string) => ({ kind, code, replayed: false });

export function problemIn(body: string): { readonly code?: string; readonly detail?: string } {
  try {
    return JSON.parse(body) as object;
  } catch {
    return {};
  }
}

/** In the header; in the answer to several operations, of the last one. */
export function positionIn({ headers, body }: Answer): number | undefined {
  const header = headers['log-position'];
  if (typeof header === 'string') return Number(header);
  const positions = [...body.matchAll(/"position":(\d+)/g)].map(([, digits]) => Number(digits));
  return positions.length > 0 ? Math.max(...positions) : undefined;
}
