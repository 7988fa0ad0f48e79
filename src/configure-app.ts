import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from './event-sourcing/request-context.js';
import type { HttpAdapter } from './http/http-adapter.js';
import { ParametersPipe } from './http/parameters.pipe.js';
import { ProblemFilter } from './http/problem.filter.js';
import { serveOpenApi } from './openapi.document.js';

/** All that the application has besides its modules; the tests have the same. */
export function configureApp(app: NestFastifyApplication): void {
  const adapter = app.getHttpAdapter() as unknown as HttpAdapter;
  adapter.correlate(app.get(RequestContext));
  app.useGlobalPipes(new ParametersPipe());
  app.useGlobalFilters(new ProblemFilter(adapter.routes));
  adapter.takeNoParameters(/^\/(docs|openapi\.json)/);
  serveOpenApi(app);
}
