/** The header that every request may have. */
export const correlationIdHeader = {
  name: 'X-Correlation-Id',
  in: 'header' as const,
  required: false,
  description:
    'Your name for the request: everything that follows from it has it as its `correlationId`. One that ' +
    'is not 1 to 128 printable ASCII characters is replaced by a new one, which the answer has.',
  schema: { type: 'string' },
};

/** The response headers, as components of the OpenAPI document. */
export const headerComponents = {
  'X-Correlation-Id': {
    description:
      "The request's own, if it was 1 to 128 printable ASCII characters, or a new one. " +
      'It stands in the metadata of the events that the request led to, and in the log lines.',
    schema: { type: 'string', example: 'f3b5a7de-5a8a-4a4e-9b7f-4f0ea6ad5d0c' },
  },
  ETag: {
    description:
      "The account's version: how many changes it has seen. Of what else is read: another one for another answer.",
    schema: { type: 'string', example: '"2"' },
  },
  'Cache-Control': {
    description: '`private, no-cache` beside an ETag: ask with If-None-Match. Else `no-store`.',
    schema: { type: 'string', example: 'no-store' },
  },
  'Log-Position': {
    description:
      'The position in the event log that the answer reflects; of the ledger: what it has recorded.',
    schema: { type: 'integer', format: 'int64', example: 2 },
  },
  'Idempotent-Replayed': {
    description: '`true` when nothing was done, because it had been done before; else left out.',
    schema: { type: 'string', example: 'true' },
  },
  Location: {
    description: 'Where the account is.',
    schema: { type: 'string', example: '/api/account/123e4567-e89b-42d3-a456-426614174001' },
  },
  Vary: {
    description: 'The answer depends on this request header.',
    schema: { type: 'string', example: 'Accept' },
  },
  'Content-Disposition': {
    description: 'A name for the file; not of JSON.',
    schema: {
      type: 'string',
      example:
        'attachment; filename="statement-123e4567-e89b-42d3-a456-426614174001-20261101T000000Z-20261201T000000Z.csv"',
    },
  },
  'Retry-After': {
    description: 'Seconds to wait before trying again.',
    schema: { type: 'integer', example: 1 },
  },
} as const;

export type HeaderName = keyof typeof headerComponents;

/** For the `headers` of a response: those named, and those that every answer has. */
export function headers(...names: readonly HeaderName[]) {
  const all = ['X-Correlation-Id', 'Cache-Control', ...names];
  return Object.fromEntries(all.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
