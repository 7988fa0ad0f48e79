import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Configuration } from './configuration.js';
import { RequestContext } from './event-sourcing/request-context.js';
import type { HttpAdapter } from './http/http-adapter.js';
import { ParametersPipe } from './http/parameters.pipe.js';
import { ProblemFilter } from './http/problem.filter.js';
import { OnlyFollowersHere } from './http/request.errors.js';
import { serveDocs } from './openapi/docs.js';

/** What is left for the operator where no client is served. */
const FOR_OPERATORS = /^\/(health|metrics)(\/|$)/;

/** For those who know better why there is no answer, and are about to say so. */
const MARGIN_MS = 500;

/** All that the application has besides its modules; the tests have the same. */
export function configureApp(
  app: NestFastifyApplication,
  { role, journal, followers }: Pick<Configuration, 'role' | 'journal' | 'followers'>,
): void {
  const adapter = app.getHttpAdapter() as unknown as HttpAdapter;
  adapter.correlate(app.get(RequestContext));
  const { answerWithinMs } = journal;
  adapter.answerWithin(MARGIN_MS + Math.max(answerWithinMs, followers.longestReadWaitMs));
  app.useGlobalPipes(new ParametersPipe());
  app.useGlobalFilters(new ProblemFilter(adapter.routes));
  if (role === 'followers') {
    adapter.serveOnly(FOR_OPERATORS, () => new OnlyFollowersHere());
    return;
  }
  adapter.takeNoParameters(/^\/(docs|openapi\.json)/);
  serveDocs(app);
}
