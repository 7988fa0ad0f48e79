import type { ProblemCode } from './problem.catalogue.js';

/** What is wrong with one parameter, and what it should be. */
export interface ParameterError {
  readonly parameter: string;
  readonly detail: string;
}

/** A request that is refused before it reaches the domain. `message` says what to do. */
export abstract class RequestError extends Error {
  abstract readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>> = {};
  readonly errors?: readonly ParameterError[];
}

/** So many are named: an answer is no longer than that, whatever was asked. */
export const MOST_ERRORS = 20;
const LONGEST_NAME = 64;

export class InvalidParameters extends RequestError {
  readonly code = 'invalid-parameters';
  override readonly errors: readonly ParameterError[];

  constructor(all: readonly ParameterError[]) {
    const errors = all.slice(0, MOST_ERRORS).map(({ parameter, detail }) => ({
      parameter: shortened(parameter),
      detail,
    }));
    const lines = errors.map(({ parameter, detail }) => `${parameter} ${detail}.`);
    if (all.length > MOST_ERRORS) lines.push(`${all.length - MOST_ERRORS} more are wrong.`);
    super(lines.join(' '));
    this.errors = errors;
  }
}

/** The same of one parameter. */
export const invalid = (parameter: string, detail: string): InvalidParameters =>
  new InvalidParameters([{ parameter, detail }]);

/** The beginning of a name that is the client's own, and may be of any length. */
function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

export class UnexpectedBody extends RequestError {
  readonly code = 'unexpected-body';
  constructor() {
    super('No body is taken here. Put the parameters into the query string.');
  }
}

export class MalformedBody extends RequestError {
  readonly code = 'malformed-body';
  constructor() {
    super(
      'The body can not be read. Send a JSON object that names no member twice, or no body where none is needed.',
    );
  }
}

export class UnsupportedMediaType extends RequestError {
  readonly code = 'unsupported-media-type';
  constructor() {
    super('No body of this media type is taken. Send JSON where a body is taken, else none.');
  }
}

export class UnsupportedCharset extends RequestError {
  readonly code = 'unsupported-media-type';
  constructor() {
    super('No body of this charset is taken. Send JSON in UTF-8, as application/json.');
  }
}

export class UnsupportedEncoding extends RequestError {
  readonly code = 'unsupported-encoding';
  override readonly headers = { 'Accept-Encoding': 'identity' };
  constructor() {
    super('No body is decoded or unpacked here. Send it as it is, without Content-Encoding.');
  }
}

export class BodyTooLarge extends RequestError {
  readonly code = 'body-too-large';
  constructor() {
    super(
      'The body is too large. Send fewer operations in one request; what takes none, takes its ' +
        'parameters in the query string.',
    );
  }
}

export class MalformedUrl extends RequestError {
  readonly code = 'malformed-url';
  constructor() {
    super(
      'The URL can not be read. Write % as %25, or a percent sign with two hexadecimal digits.',
    );
  }
}

export class MalformedRequest extends RequestError {
  readonly code = 'malformed-request';
  constructor(why?: string) {
    super(
      ['The request is not valid HTTP.', why ?? 'Check its method, headers and lengths.'].join(' '),
    );
  }
}

export class UrlTooLong extends RequestError {
  readonly code = 'url-too-long';
  constructor() {
    super('The URL is too long. Check the ids and parameters in it.');
  }
}

export class HeadersTooLarge extends RequestError {
  readonly code = 'headers-too-large';
  constructor() {
    super('The URL and the headers are too large together. Send fewer and shorter ones.');
  }
}

export class RequestTimeout extends RequestError {
  readonly code = 'request-timeout';
  constructor() {
    super('The request did not arrive in time. Send it again.');
  }
}

export class ExpectationFailed extends RequestError {
  readonly code = 'expectation-failed';
  constructor() {
    super('The Expect header asks for what is not offered. Leave it out.');
  }
}

export class PathNotFound extends RequestError {
  readonly code = 'path-not-found';
  /** @param docs where its sender finds the documentation. */
  constructor(docs: string) {
    super(`There is nothing at this path. See ${docs} for what there is.`);
  }
}

export class OnlyConsumersHere extends RequestError {
  readonly code = 'path-not-found';
  constructor() {
    super('This process only runs consumers. Ask one whose ROLE is all or api.');
  }
}

export class MethodNotAllowed extends RequestError {
  readonly code = 'method-not-allowed';
  override readonly headers: Readonly<Record<string, string>>;
  constructor(method: string, allowed: readonly string[]) {
    const list = allowed.join(', ');
    super(`${method} can not be used here. Use ${allowed.length > 1 ? 'one of ' : ''}${list}.`);
    this.headers = { Allow: list };
  }
}

export class NotAcceptable extends RequestError {
  readonly code = 'not-acceptable';
  constructor(offered: readonly string[]) {
    super(`The Accept header asks for what is not offered. There is ${offered.join(', ')}.`);
  }
}

export class PreconditionFailed extends RequestError {
  readonly code = 'precondition-failed';
  override readonly headers: Readonly<Record<string, string>>;
  /** @param etag what is there has now, if any. */
  constructor(etag: string | undefined) {
    super(
      `What is here is not what If-Match asks for: it has ${etag ? `the ETag ${etag} now` : 'no ETag'}. ` +
        'Read it without that header.',
    );
    this.headers = etag ? { ETag: etag } : {};
  }
}

export class ShuttingDown extends RequestError {
  readonly code = 'shutting-down';
  constructor() {
    super('This process is about to end. Ask another one.');
  }
}

export class NotReady extends RequestError {
  readonly code = 'not-ready';
  constructor({ reason, ...options }: ErrorOptions & { readonly reason?: string } = {}) {
    super(`${reason ?? 'The database can not be reached at the moment.'} Try again.`, options);
  }
}
