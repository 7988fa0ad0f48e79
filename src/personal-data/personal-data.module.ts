import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dialectOf } from '../event-sourcing/log/stores/sql/dialects/dialects.js';
import { Transactions } from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { DataKeys } from './data-keys.js';
import { OwnerKeys } from './owner-keys.js';
import { PersonalData } from './personal-data.js';

/** Personal data as ciphertext; without a data key none is taken. */
@Module({})
export class PersonalDataModule {
  static forRoot(dataKeys: DataKeys | undefined): DynamicModule {
    return {
      module: PersonalDataModule,
      global: true,
      providers: [
        {
          provide: OwnerKeys,
          inject: [Transactions, DataSource],
          useFactory: (transactions: Transactions, database: DataSource) =>
            new OwnerKeys(transactions, dialectOf(database)),
        },
        {
          provide: PersonalData,
          inject: [OwnerKeys],
          useFactory: (keys: OwnerKeys) => new PersonalData(keys, dataKeys),
        },
      ],
      exports: [OwnerKeys, PersonalData],
    };
  }
}
