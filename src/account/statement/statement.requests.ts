import { IsPeriodEnd, IsPeriodStart, periodOf } from '../lists/period.js';
import { GetStatement } from './statement.query.js';

export class GetStatementRequest {
  @IsPeriodStart()
  from?: string;

  @IsPeriodEnd()
  to?: string;

  toQuery(accountId: string): GetStatement {
    return new GetStatement(accountId, periodOf(this));
  }
}
