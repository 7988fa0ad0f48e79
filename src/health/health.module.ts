import { Module } from '@nestjs/common';
import { Progress } from './progress.js';
import { HealthController } from './health.controller.js';

@Module({ controllers: [HealthController], providers: [Progress] })
export class HealthModule {}
