import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, ApiResponse } from '@nestjs/swagger';
import {
  ConsumerStopped,
  PositionNotReached,
  ReadModelBeingBuilt,
} from '../../event-sourcing/read-models/read-models.errors.js';
import { headers } from '../openapi/headers.openapi.js';
import { invalid } from '../problems/request.errors.js';
import type { Page } from './paging.requests.js';

/** How the OpenAPI document describes a page of a list. */
export function PageOf<Item>(ItemClass: Type<Item>): Type<Page<Item>> {
  class PageClass {
    @ApiProperty({ type: [ItemClass] })
    readonly items!: Item[];

    @ApiProperty({
      type: 'string',
      nullable: true,
      description: 'The cursor of the next page; null if there is none (yet).',
      example: null,
    })
    readonly next!: string | null;

    @ApiProperty({
      type: 'string',
      nullable: true,
      description: 'The cursor of the page before; null if there is none, or the page is empty.',
      example: null,
    })
    readonly previous!: string | null;
  }
  return PageClass;
}

/** The good answer of a read of a query table. */
export const ApiRead = (type: Type, description: string) =>
  applyDecorators(
    ApiResponse({ status: 200, description, type, headers: headers('ETag', 'Log-Position') }),
  );

const ofQueryTables = [
  new PositionNotReached(42, 40),
  new ReadModelBeingBuilt('account_overview', 1_000, 42_000),
  new ConsumerStopped('account_overview_1', 40),
];

/** What any read of a query table may be refused with: examples. */
export const readProblems = [
  invalid('minPosition', 'must be a position in the log: a whole number from 0'),
  ...ofQueryTables,
];

/** The same of a list. */
export const pageProblems = [
  invalid('limit', 'must be a whole number from 1 to 1000'),
  ...ofQueryTables,
];
