import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconcileHandler } from './reconciliation.query.js';

/** Whether log, ledger and read models say the same: knows all of them, and none knows it. */
@Module({
  imports: [CqrsModule],
  controllers: [ReconciliationController],
  providers: [ReconcileHandler],
})
export class ReconciliationModule {}
