// The built program without the handler of one command, as if it had been forgotten in the list of providers.
// Arguments: the name of the handler.
const { accountCommandHandlers } =
  await import('../../dist/account/aggregate/account.command-handlers.js');
const [name] = process.argv.splice(2, 1);
const index = accountCommandHandlers.findIndex((handler) => handler.name === name);
if (index < 0) throw new Error(`There is no ${name}.`);
accountCommandHandlers.splice(index, 1);
await import('../../dist/main.js');
