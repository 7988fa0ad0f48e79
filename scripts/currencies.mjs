// Writes src/money/iso-4217.ts from the lists that the maintenance agency of ISO 4217 publishes:
//   node scripts/currencies.mjs [--to <file>] [<list-one.xml> <list-three.xml>]
// Without files it downloads them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { node, prepare } from './prepare.mjs';
import { run } from './run.mjs';

const LISTS =
  'https://www.six-group.com/dam/download/financial-information/data-center/iso-currrency/lists';
const WIDTH = 96;
const USUAL_DIGITS = 2;

await prepare();
if (node === process.execPath) await write();
else process.exit((await run(node, [import.meta.filename, ...process.argv.slice(2)])).code);

async function write() {
  const { values, positionals } = parseArgs({
    options: { to: { type: 'string' } },
    allowPositionals: true,
  });
  const names = ['list-one.xml', 'list-three.xml'];
  const texts = await Promise.all(
    positionals.length === names.length
      ? positionals.map((path) => readFileSync(path, 'utf8'))
      : names.map((name) => download(`${LISTS}/${name}`)),
  );
  const [present, past] = await Promise.all(texts.map(readList));
  if (present.entries.length < 100 || past.entries.length < 100)
    throw new Error('These are not the lists one and three of ISO 4217.');
  const to = values.to ?? join(import.meta.dirname, '..', 'src', 'money', 'iso-4217.ts');
  writeFileSync(to, moduleOf(present.published, await digitsOf(present, past)));
}

async function download(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  return answer.text();
}

/** Its date, and what its entries say: their elements' texts by their names. */
async function readList(xml) {
  const { SaxesParser } = await import('saxes');
  const entries = [];
  let published, name, entry;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    name = tag.name;
    published ??= tag.attributes.Pblshd;
    if (name.endsWith('CcyNtry')) entries.push((entry = {}));
  });
  parser.on('text', (text) => {
    if (entry && text.trim()) entry[name] = text.trim();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { published, entries: entries.filter(({ Ccy }) => Ccy) };
}

/** Lists don't tell the minor units of what was withdrawn: those of before are kept. */
async function digitsOf(present, past) {
  const { iso4217: before } = await import('../dist/money/iso-4217.js');
  const known = new Map(
    [...Object.entries(before.former), ...Object.entries(before.current)].flatMap(
      ([digits, codes]) =>
        codes
          .trim()
          .split(/\s+/)
          .map((code) => [code, Number(digits)]),
    ),
  );
  const current = new Map();
  for (const { Ccy, CcyMnrUnts } of present.entries)
    if (/^\d$/.test(CcyMnrUnts)) current.set(Ccy, Number(CcyMnrUnts));
  const former = new Map();
  const listed = [...present.entries, ...past.entries].map(({ Ccy }) => Ccy);
  for (const code of [...listed, ...known.keys()])
    if (!current.has(code)) former.set(code, known.get(code) ?? USUAL_DIGITS);
  return { current, former };
}

function moduleOf(published, { current, former }) {
  return `// Written by \`npm run currencies\`: a change by hand is lost.

/** ISO 4217: codes, by how many digits of the major unit their minor unit stands for. */
export const iso4217 = {
  published: '${published}',
  current: ${byDigits(current)},
  /** Withdrawn, or without a minor unit: no account is opened in them, but there may be some. */
  former: ${byDigits(former)},
} as const;
`;
}

function byDigits(codes) {
  const groups = Map.groupBy([...codes.keys()].sort(), (code) => codes.get(code));
  const members = [...groups.keys()]
    .sort()
    .map((digits) => `    ${digits}: \`\n${lines(groups.get(digits))}\`,\n`);
  return `{\n${members.join('')}  }`;
}

function lines(codes) {
  const perLine = Math.floor((WIDTH - 6 + 1) / 4);
  const chunks = [];
  for (let first = 0; first < codes.length; first += perLine)
    chunks.push(`      ${codes.slice(first, first + perLine).join(' ')}`);
  return chunks.join('\n');
}
