// The built program, which gets a signal at a chosen point of its consumers' work.
// Arguments: the signal; before, after or committed; a pattern of the statement and its values.
import { Transactions } from '../../dist/event-sourcing/log/stores/sql/transactions/transactions.js';

const [signal, when, pattern] = process.argv.slice(2);
const statement = new RegExp(pattern, 's');
const asText = (_, value) => (typeof value === 'bigint' ? String(value) : value);
let isDoomed = true;

function strike() {
  if (isDoomed) process.kill(process.pid, signal);
  isDoomed = false;
}

const { attempt } = Transactions.prototype;
Transactions.prototype.attempt = async function (work) {
  let found = false;
  const isIt = (sql, values) => {
    const is = statement.test(`${sql} ${JSON.stringify(values, asText)}`);
    found ||= is;
    return is;
  };
  const striking = async (sql, values, carryOut) => {
    const isDue = isIt(sql, values);
    if (isDue && when === 'before') strike();
    const result = await carryOut();
    if (isDue && when === 'after') strike();
    return result;
  };
  const watched = (session) => ({
    query: (sql, values) => striking(sql, values, () => session.query(sql, values)),
    execute: (sql, values) => striking(sql, values, () => session.execute(sql, values)),
    defer(sql, values) {
      const isDue = isIt(sql, values);
      if (isDue && when === 'before') strike();
      session.defer(sql, values);
      if (isDue && when === 'after') strike();
    },
  });
  const result = await attempt.call(this, (session) => work(watched(session)));
  if (found && when === 'committed') strike();
  return result;
};

await import('../../dist/main.js');
