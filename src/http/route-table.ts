interface Route {
  readonly path: RegExp;
  readonly methods: ReadonlySet<string>;
}

/** Which methods there are on which path: tells a wrong method from a wrong path. */
export class RouteTable {
  private readonly routes = new Map<string, Set<string>>();
  private compiled: readonly Route[] | undefined;

  /** `path` in the router's syntax, with `:name` for a segment and `*` for the rest. */
  add(path: string, method: string | readonly string[]): void {
    const methods = this.routes.get(path) ?? new Set();
    for (const each of [method].flat()) methods.add(each);
    this.routes.set(path, methods);
    this.compiled = undefined;
  }

  /** In alphabetical order; none if nothing is at that path. */
  methodsAt(url: string): string[] {
    this.compiled ??= [...this.routes].map(([path, methods]) => ({
      path: compile(path),
      methods,
    }));
    const [path = url] = url.split('?', 1);
    const found = this.compiled.filter((route) => route.path.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  }
}

function compile(path: string): RegExp {
  const source = path
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/:[^/]+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
