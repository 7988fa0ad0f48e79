import { PinoLogger } from './pino-logger.service.js';
import { readableLines } from './readable-lines.js';

describe('the logger', () => {
  let lines: string[];
  const write = (line: string) => void lines.push(line);
  const entry = () => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

  beforeEach(() => {
    lines = [];
  });

  it('writes a JSON object a line', () => {
    const logger = new PinoLogger('info', { write });
    logger.log('Serving', 'Main');
    expect(lines).toHaveLength(1);
    expect(entry()).toMatchObject({ level: 'info', msg: 'Serving', context: 'Main' });
    expect(new Date(entry().time as string).getTime()).toBeGreaterThan(0);
  });

  it('keeps the stack of an error, in whichever way Nest gives it', () => {
    const logger = new PinoLogger('info', { write });
    const error = new Error('broken');
    logger.error(error, 'HTTP');
    expect(entry()).toMatchObject({ level: 'error', context: 'HTTP', err: { message: 'broken' } });
    logger.error('broken', 'the stack', 'HTTP');
    expect(entry()).toMatchObject({ msg: 'broken', context: 'HTTP', stack: 'the stack' });
  });

  it('writes nothing below its level, nor what Nest says at every start', () => {
    const logger = new PinoLogger('info', { write });
    logger.debug('a detail');
    logger.verbose('a smaller one');
    logger.log('AppModule dependencies initialized', 'InstanceLoader');
    new PinoLogger('silent', { write }).fatal('the end');
    expect(lines).toEqual([]);
  });

  it('adds what each line is to say', () => {
    const logger = new PinoLogger('info', { write });
    logger.enrich(() => ({ correlationId: 'mine' }));
    logger.warn('late');
    expect(entry()).toMatchObject({ level: 'warn', correlationId: 'mine' });
  });

  it('leaves what each line is to say as it is', () => {
    const details = { correlationId: 'mine' };
    const logger = new PinoLogger('info', { write });
    logger.enrich(() => details);
    logger.error(new Error('broken'), 'HTTP');
    logger.log('next');
    expect(details).toEqual({ correlationId: 'mine' });
    expect(entry()).not.toHaveProperty('err');
  });

  it('shows the fields of a line at a terminal', () => {
    const logger = new PinoLogger('debug', readableLines(write));
    logger.debug({ commands: 3, events: 2, milliseconds: 1.5 }, 'Journal');
    expect(lines.join('')).toMatch(
      /^[\d:.]+ DEBUG commands=3 events=2 milliseconds=1\.5 \(Journal\)\n$/,
    );
    lines.length = 0;
    logger.log({ msg: 'Refused', route: '/api/account/:accountId', reason: 'no "way" out' });
    expect(lines.join('')).toMatch(
      /INFO {2}Refused route=\/api\/account\/:accountId reason="no \\"way\\" out"\n$/,
    );
  });

  it('is readable at a terminal', () => {
    const logger = new PinoLogger('info', readableLines(write));
    logger.enrich(() => ({ correlationId: 'mine' }));
    logger.log('Serving', 'Main');
    expect(lines.join('')).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}Serving \(Main mine\)\n$/);
    logger.error(new Error('broken'));
    expect(lines.join('')).toMatch(/ERROR broken.*\nError: broken\n +at /);
  });
});
