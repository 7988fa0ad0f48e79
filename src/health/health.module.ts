import { Module } from '@nestjs/common';
import { Ending } from './ending.js';
import { HealthController } from './health.controller.js';
import { Progress } from './progress.js';

@Module({ controllers: [HealthController], providers: [Ending, Progress], exports: [Ending] })
export class HealthModule {}
