import { readOrder } from './order.js';
import { Random } from './random.js';
import { scenarios } from './scenarios/index.js';

const read = (...args: readonly string[]) => readOrder(args, ['sqlite', 'mariadb'], scenarios);

describe('what a run is asked to do', () => {
  it('is a minute on each database, with all scenarios, unless it is told otherwise', () => {
    expect(read()).toMatchObject({ seconds: 60, databases: ['sqlite', 'mariadb'], scenarios });
  });

  it('is what the arguments say', () => {
    const {
      seed,
      seconds,
      databases,
      scenarios: chosen,
    } = read(
      ...['--seed', '42', '--seconds', '600', '--database', 'mariadb'],
      ...['--scenario', 'rebuild,kill-instance'],
    );
    expect({ seed, seconds, databases }).toEqual({
      seed: 42,
      seconds: 600,
      databases: ['mariadb'],
    });
    expect(chosen.map(({ name }) => name)).toEqual(['rebuild', 'kill-instance']);
  });

  it.each([
    [['--seconds', 'long'], '--seconds must be a whole number, not long.'],
    [['--database', 'oracle'], 'There is no database oracle here: sqlite, mariadb.'],
    [['--scenario', 'flood'], /^There is no scenario flood here: .*kill-instance/],
  ])('is refused if nobody knows what it means: %s', (args, why) => {
    expect(() => read(...args)).toThrow(why);
  });
});

describe('a seed', () => {
  const drawn = (seed: number, stream: string) => {
    const random = new Random(seed, stream);
    return random.shuffled(scenarios).map(({ name, draw }) => {
      const { detail, lastsMs } = draw(random);
      return `${name} ${detail} ${lastsMs}`;
    });
  };

  it('stands for one order of scenarios, and for how each of them is', () => {
    expect(drawn(42, 'mariadb')).toEqual(drawn(42, 'mariadb'));
    expect(drawn(42, 'mariadb')).not.toEqual(drawn(43, 'mariadb'));
    expect(drawn(42, 'mariadb')).not.toEqual(drawn(42, 'sqlite'));
  });
});
