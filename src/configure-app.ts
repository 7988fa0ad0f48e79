import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from './configuration/configuration.js';
import { RequestContext } from './event-sourcing/decide/request-context.js';
import type { HttpAdapter } from './http/http-adapter.js';
import { FOR_OPERATORS } from './http/routes/operators-paths.js';
import { outsidePath } from './http/outside/outside.js';
import { ParametersPipe } from './http/parameters.pipe.js';
import { ProblemFilter } from './http/replies/problem.filter.js';
import { OnlyConsumersHere } from './http/problems/request.errors.js';
import { RequestLog } from './logging/request-log.js';
import { Metrics } from './metrics/metrics.js';
import { serveDocs } from './openapi/docs.js';

/** For those who know better why there is no answer, and are about to say so. */
const MARGIN_MS = 500;

/** All that the application has besides its modules; the tests have the same. */
export function configureApp(
  app: NestFastifyApplication,
  configuration: Pick<Configuration, 'role' | 'journal' | 'consumers' | 'requestLog'>,
): void {
  const { role, journal, consumers, requestLog } = configuration;
  const adapter = app.getHttpAdapter() as unknown as HttpAdapter;
  adapter.correlate(app.get(RequestContext));
  const [metrics, log] = [app.get(Metrics), new RequestLog(requestLog)];
  metrics.ofProcess();
  adapter.onAnswered((answered) => {
    metrics.request(answered);
    log.tell(answered);
  });
  const { answerWithinMs } = journal;
  adapter.answerWithin(MARGIN_MS + Math.max(answerWithinMs, consumers.longestReadWaitMs));
  app.useGlobalPipes(new ParametersPipe());
  app.useGlobalFilters(new ProblemFilter(adapter.routes));
  if (role === 'consumers') {
    adapter.serveOnly(FOR_OPERATORS, () => new OnlyConsumersHere());
    return;
  }
  adapter.takeNoParameters(/^\/($|docs|openapi\.json)/);
  adapter
    .getInstance<FastifyInstance>()
    .get('/', (request, reply) => reply.redirect(outsidePath(request, '/docs')));
  serveDocs(app);
}
