// Applies the import rules to each of the folders named in the arguments, and prints what it found.
// A process of its own, as dependency-cruiser goes by the working directory.
import { existsSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.cjs';

const results = [];
for (const folder of process.argv.slice(2)) {
  process.chdir(folder);
  const { output } = await cruise(['src', 'test'].filter(existsSync), {
    ...config.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  results.push({
    rules: config.forbidden.map(({ name }) => name),
    files: output.modules
      .map(({ source }) => source)
      .filter((source) => /^(src|test)\//.test(source)),
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
    })),
  });
}
console.log(JSON.stringify(results));
