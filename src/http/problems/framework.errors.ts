import {
  BodyTooLarge,
  HeadersTooLarge,
  MalformedRequest,
  MalformedUrl,
  RequestTimeout,
  UnsupportedMediaType,
  UrlTooLong,
} from './request.errors.js';

const byCode: Record<string, new () => Error> = {
  FST_ERR_BAD_URL: MalformedUrl,
  FST_ERR_MAX_PARAM_LENGTH: UrlTooLong,
  FST_ERR_CTP_BODY_TOO_LARGE: BodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: UnsupportedMediaType,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: MalformedRequest,
  HPE_HEADER_OVERFLOW: HeadersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: RequestTimeout,
};

/** What an error of Fastify or of Node's HTTP parser means; itself where it means nothing known. */
export function ofFramework(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  const Known = byCode[code] ?? (code.startsWith('HPE_') ? MalformedRequest : undefined);
  return Known ? new Known() : error;
}
