import { RouteTable } from './route-table.js';

describe('the route table', () => {
  const routes = new RouteTable();
  routes.add('/api/account/:id', 'PUT');
  routes.add('/api/account/:id', ['GET', 'HEAD']);
  routes.add('/api/account/:id/deposit', 'PUT');
  routes.add('/docs/*', 'GET');
  routes.add('/openapi.json', 'GET');

  it.each([
    ['/api/account/1', ['GET', 'HEAD', 'PUT']],
    ['/api/account/1?x=/deposit', ['GET', 'HEAD', 'PUT']],
    ['/api/account/1/deposit', ['PUT']],
    ['/docs/a/b.css', ['GET']],
    ['/openapi.json', ['GET']],
    ['http://bank:3000/api/account/1?x', ['GET', 'HEAD', 'PUT']],
    ['http://bank', []],
    ['/openapi-json', []],
    ['/api/account/', []],
    ['/api/account/1/2', []],
    ['/', []],
  ])('%s', (url, methods) => expect(routes.methodsAt(url)).toEqual(methods));

  it('knows routes that came later', () => {
    routes.add('/late', 'GET');
    expect(routes.methodsAt('/late')).toEqual(['GET']);
    expect(routes.all()).toContainEqual({ path: '/late', methods: ['GET'] });
  });
});
