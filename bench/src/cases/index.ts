import type { Case } from './case.ts';
import { deposits } from './deposits.ts';

/** In the order in which they are run and shown. */
export const cases: readonly Case[] = [deposits];
