import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const ASSIGNMENT = /^(?:export )?([A-Z_]+)=/;
/** What curl was answered goes to stderr, beside what a user sees. */
const CURL = 'silent\nshow-error\nwrite-out = "%{stderr}%{http_code} %{content_type}"\n';

export interface Typed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of curl: status and content type. */
  readonly answered: string;
  /** Of curl: with `-i`, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of curl: behind the headers. */
  readonly body: string;
}

/** Bash in the project's folder, as a user types into it: what is assigned stays. */
export class TypedShell {
  private readonly assigned: string[] = [];

  /** @param folder for its own files. */
  constructor(
    private readonly folder: string,
    readonly environment: Record<string, string>,
  ) {}

  async type(command: string): Promise<Typed> {
    await writeFile(join(this.folder, '.curlrc'), CURL);
    const [assignment, name] = ASSIGNMENT.exec(command) ?? [];
    const telling = name === undefined ? [] : [`printf %s "$${name}"`];
    const child = spawn('bash', ['-c', [...this.assigned, command, ...telling].join('\n')], {
      cwd: root,
      env: { ...process.env, CURL_HOME: this.folder, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    for (const each of ['stdout', 'stderr'] as const)
      child[each].setEncoding('utf8').on('data', (text: string) => (output[each] += text));
    const [code] = (await once(child, 'close')) as [number | null];
    // As a value: what `date` has said is not asked again.
    if (assignment !== undefined) this.assigned.push(`${assignment}'${output.stdout}'`);
    return { code, ...output, answered: output.stderr, ...parts(output.stdout) };
  }
}

function parts(stdout: string): Pick<Typed, 'headers' | 'body'> {
  const end = stdout.startsWith('HTTP/') ? stdout.indexOf('\r\n\r\n') : -1;
  if (end === -1) return { headers: {}, body: stdout };
  const lines = stdout.slice(0, end).split('\r\n').slice(1);
  const pairs = lines.map((line) => /^([^:]+): (.*)$/.exec(line)!);
  return {
    headers: Object.fromEntries(pairs.map(([, name, value]) => [name!.toLowerCase(), value!])),
    body: stdout.slice(end + 4),
  };
}
