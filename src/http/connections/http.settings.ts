import { defaultOutsideSettings, type OutsideSettings } from '../outside/outside.js';

/** How clients reach the service, and how long they may take. In milliseconds. */
export interface HttpSettings {
  readonly outside: OutsideSettings;
  /** For a request: as long for its headers as for all of it. */
  readonly requestTimeoutMs: number;
  /** An answer that makes no progress for so long is ended. */
  readonly stalledAnswerMs: number;
  /** For the next request on a connection. Longer than what is in front waits, which else meets a closed one. */
  readonly keepAliveMs: number;
}

export const defaultHttpSettings: HttpSettings = {
  outside: defaultOutsideSettings,
  requestTimeoutMs: 30_000,
  stalledAnswerMs: 30_000,
  keepAliveMs: 72_000,
};
