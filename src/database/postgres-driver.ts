import pg, { type PoolConfig } from 'pg';

/** A pool whose clients always have somebody who hears their errors: else one of them ends the process. */
class HeardPool extends pg.Pool {
  constructor(options?: PoolConfig) {
    super(options);
    // pg-pool listens to idle clients, and TypeORM to those in use: an error may come in between.
    this.on('connect', (client) => client.on('error', () => undefined));
  }
}

export const postgresDriver = { ...pg, Pool: HeardPool };
