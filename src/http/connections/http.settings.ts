/** How long clients may take. In milliseconds. */
export interface HttpSettings {
  /** For a request: as long for its headers as for all of it. */
  readonly requestTimeoutMs: number;
  /** An answer that makes no progress for so long is ended. */
  readonly stalledAnswerMs: number;
  /** For the next request on a connection. Longer than what is in front waits, which else meets a closed one. */
  readonly keepAliveMs: number;
}

export const defaultHttpSettings: HttpSettings = {
  requestTimeoutMs: 30_000,
  stalledAnswerMs: 30_000,
  keepAliveMs: 72_000,
};
