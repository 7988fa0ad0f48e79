import {
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
import type { Committed } from '../event-sourcing/journal/tasks.js';
import { OneOfPipe } from '../http/one-of.pipe.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import type { Currency } from '../money/money.js';
import type { AccountView } from './accounts.js';
import { DEFAULT_CURRENCY } from './account.settings.js';
import {
  CloseAccountRequest,
  DepositForm,
  DepositMoneyRequest,
  GetAccountRequest,
  OpenAccountRequest,
  TransferForm,
  TransferMoneyRequest,
  WithdrawForm,
  WithdrawMoneyRequest,
  type CommandRequest,
} from './account.requests.js';
import { AccountResponse } from './account.responses.js';
import { CloseAccount, type AccountCommand } from './domain/account.commands.js';

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

@Controller('api/account/:accountId')
export class AccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(DEFAULT_CURRENCY) private readonly defaultCurrency: Currency,
  ) {}

  @Post()
  async open(
    @AccountId() accountId: string,
    @Query() request: OpenAccountRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId, this.defaultCurrency), reply);
    reply.header('Location', `/api/account/${accountId}`);
  }

  @Get()
  async get(
    @AccountId() accountId: string,
    @Query() request: GetAccountRequest,
    @Reply() reply: FastifyReply,
  ): Promise<AccountResponse> {
    const account: AccountView = await this.queries.execute(request.toQuery(accountId));
    describe(reply, account.version, account.logPosition);
    return new AccountResponse(account);
  }

  @Put()
  @HttpCode(204)
  async move(
    @AccountId() accountId: string,
    @OneOfTheForms() request: CommandRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId), reply);
  }

  @Put('deposit')
  @HttpCode(204)
  async deposit(
    @AccountId() accountId: string,
    @Query() request: DepositMoneyRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId), reply);
  }

  @Put('withdraw')
  @HttpCode(204)
  async withdraw(
    @AccountId() accountId: string,
    @Query() request: WithdrawMoneyRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId), reply);
  }

  @Put('transfer')
  @HttpCode(204)
  async transfer(
    @AccountId() accountId: string,
    @Query() request: TransferMoneyRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(request.toCommand(accountId), reply);
  }

  @Delete()
  @HttpCode(204)
  async close(
    @AccountId() accountId: string,
    @Query() _request: CloseAccountRequest,
    @Reply() reply: FastifyReply,
  ): Promise<void> {
    await this.execute(new CloseAccount(accountId), reply);
  }

  private async execute(command: AccountCommand, reply: FastifyReply): Promise<void> {
    const committed = await this.commands.execute<AccountCommand, Committed>(command);
    describe(reply, committed.version, committed.position);
    if (committed.replayed) reply.header('Idempotent-Replayed', 'true');
  }
}

function describe(reply: FastifyReply, version: number, logPosition: number): void {
  reply.header('ETag', `"${version}"`).header('Log-Position', String(logPosition));
}
