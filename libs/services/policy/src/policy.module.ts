import { Module } from '@nestjs/common';
import { PolicyController } from './policy.controller';

/** Decides promotions. Needs `PlatformModule` and a started `BatchTransport`. */
@Module({ controllers: [PolicyController] })
export class PolicyModule {}
