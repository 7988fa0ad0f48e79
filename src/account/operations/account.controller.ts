import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { Committed } from '../../event-sourcing/decide/journal/queue/tasks.js';
import type { VersionCondition } from '../../event-sourcing/decide/version-condition.js';
import { TakesJson } from '../../http/bodies/bodies.js';
import { OneOfPipe } from '../../http/parameters/one-of.pipe.js';
import { NoParameters } from '../../http/parameters/read-parameters.js';
import { outsidePath } from '../../http/outside/outside.js';
import { Condition, TakesConditions } from '../../http/request-headers/conditions.js';
import {
  AsksForIdempotencyKey,
  IdempotencyKey,
  TakesIdempotencyKey,
} from '../../http/request-headers/idempotency-key.js';
import { UuidPipe } from '../../http/parameters/uuid.pipe.js';
import type { Currency } from '../../money/money.js';
import type { AccountView } from '../aggregate/accounts.js';
import { AccountOpening } from './account-opening.js';
import { DepositForm, TransferForm, WithdrawForm } from './account-forms.requests.js';
import {
  ApiAccount,
  ApiClose,
  ApiDeposit,
  ApiGet,
  ApiMove,
  ApiOpen,
  ApiTransfer,
  ApiWithdraw,
} from './account.openapi.js';
import { DEFAULT_CURRENCY } from './default-currency.js';
import {
  DepositMoneyRequest,
  GetAccountRequest,
  OpenAccountBody,
  OpenAccountRequest,
  TransferMoneyRequest,
  WithdrawMoneyRequest,
  type CommandRequest,
} from './account.requests.js';
import { AccountResponse } from './account.responses.js';
import { CloseAccount, type AccountCommand } from '../domain/account.commands.js';

const AccountId = () => Param('accountId', UuidPipe);
const Reply = () => Res({ passthrough: true });
const OneOfTheForms = () =>
  Query(
    new OneOfPipe<CommandRequest>({
      deposit: DepositForm,
      withdraw: WithdrawForm,
      transfer: TransferForm,
    }),
  );

@ApiAccount()
@Controller('api/account/:accountId')
export class AccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly opening: AccountOpening,
    @Inject(DEFAULT_CURRENCY) private readonly defaultCurrency: Currency,
  ) {}

  @Post()
  @TakesJson()
  @AsksForIdempotencyKey()
  @TakesConditions()
  @ApiOpen()
  async openAccount(
    @AccountId() accountId: string,
    @Query() request: OpenAccountRequest,
    @Body() { notify }: OpenAccountBody,
    @IdempotencyKey() key: string | undefined,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    const command = request.toCommand(accountId, this.defaultCurrency, key, condition);
    describeCommitted(reply, await this.opening.open(command, notify));
    reply.header('Location', outsidePath(reply.request, `/api/account/${accountId}`));
  }

  @Get()
  @ApiGet()
  async getAccount(
    @AccountId() accountId: string,
    @Query() request: GetAccountRequest,
    @Reply() reply: FastifyReply,
  ): Promise<AccountResponse> {
    const account: AccountView = await this.queries.execute(request.toQuery(accountId));
    describe(reply, account.version, account.logPosition);
    return new AccountResponse(account);
  }

  @Put()
  @TakesIdempotencyKey()
  @TakesConditions()
  @ApiMove()
  @HttpCode(204)
  async moveMoney(
    @AccountId() accountId: string,
    @OneOfTheForms() request: CommandRequest,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId, condition), reply);
  }

  @Put('deposit')
  @TakesIdempotencyKey()
  @TakesConditions()
  @ApiDeposit()
  @HttpCode(204)
  async depositMoney(
    @AccountId() accountId: string,
    @Query() request: DepositMoneyRequest,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId, condition), reply);
  }

  @Put('withdraw')
  @TakesIdempotencyKey()
  @TakesConditions()
  @ApiWithdraw()
  @HttpCode(204)
  async withdrawMoney(
    @AccountId() accountId: string,
    @Query() request: WithdrawMoneyRequest,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId, condition), reply);
  }

  @Put('transfer')
  @TakesIdempotencyKey()
  @TakesConditions()
  @ApiTransfer()
  @HttpCode(204)
  async transferMoney(
    @AccountId() accountId: string,
    @Query() request: TransferMoneyRequest,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId, condition), reply);
  }

  @Delete()
  @AsksForIdempotencyKey()
  @TakesConditions()
  @ApiClose()
  @HttpCode(204)
  async closeAccount(
    @AccountId() accountId: string,
    @Query() _none: NoParameters,
    @IdempotencyKey() key: string | undefined,
    @Condition() condition: VersionCondition | undefined,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(new CloseAccount(accountId, key, condition), reply);
  }

  private async execute(command: AccountCommand, reply: FastifyReply): Promise<void> {
    describeCommitted(reply, await this.commands.execute<AccountCommand, Committed>(command));
  }
}

function describeCommitted(reply: FastifyReply, committed: Committed): void {
  describe(reply, committed.version, committed.position);
  if (committed.replayed) reply.header('Idempotent-Replayed', 'true');
}

function describe(reply: FastifyReply, version: number, logPosition: number): void {
  reply.header('ETag', `"${version}"`).header('Log-Position', String(logPosition));
}
