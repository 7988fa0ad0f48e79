import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from './configuration.js';
import { RequestContext } from './event-sourcing/request-context.js';
import type { HttpAdapter } from './http/http-adapter.js';
import { ParametersPipe } from './http/parameters.pipe.js';
import { ProblemFilter } from './http/problem.filter.js';
import { OnlyFollowersHere } from './http/request.errors.js';
import { serveOpenApi } from './openapi.document.js';

/** What is left for the operator where no client is served. */
const FOR_OPERATORS = /^\/(health|metrics)(\/|$)/;

/** All that the application has besides its modules; the tests have the same. */
export function configureApp(app: NestFastifyApplication, role: Role = 'all'): void {
  const adapter = app.getHttpAdapter() as unknown as HttpAdapter;
  adapter.correlate(app.get(RequestContext));
  app.useGlobalPipes(new ParametersPipe());
  app.useGlobalFilters(new ProblemFilter(adapter.routes));
  if (role === 'followers') {
    adapter.serveOnly(FOR_OPERATORS, () => new OnlyFollowersHere());
    return;
  }
  adapter.takeNoParameters(/^\/(docs|openapi\.json)/);
  serveOpenApi(app);
}
