export interface Route {
  /** In the router's syntax, with `:name` for a segment and `*` for the rest. */
  readonly path: string;
  /** In alphabetical order. */
  readonly methods: readonly string[];
}

/** Which methods there are on which path: tells a wrong method from a wrong path. */
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();
  private patterns: readonly (readonly [RegExp, Route])[] | undefined;

  add(path: string, method: string | readonly string[]): void {
    const methods = this.methods.get(path) ?? new Set();
    for (const each of [method].flat()) methods.add(each);
    this.methods.set(path, methods);
    this.patterns = undefined;
  }

  all(): Route[] {
    return [...this.methods].map(([path, methods]) => ({ path, methods: [...methods].sort() }));
  }

  /** In alphabetical order; none if nothing is at that path. */
  methodsAt(url: string): string[] {
    return [...new Set(this.routesAt(url).flatMap(({ methods }) => methods))].sort();
  }

  /** In the router's syntax; undefined if nothing is at that path. */
  pathAt(url: string): string | undefined {
    return this.routesAt(url)[0]?.path;
  }

  private routesAt(url: string): Route[] {
    this.patterns ??= this.all().map((route) => [compile(route.path), route]);
    const [path = url] = url.replace(/^https?:\/\/[^/]*(?=\/)/i, '').split('?', 1);
    return this.patterns.filter(([pattern]) => pattern.test(path)).map(([, route]) => route);
  }
}

function compile(path: string): RegExp {
  const source = path
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/:[^/]+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
