import { Module } from '@nestjs/common';
import { DecisionSigner } from '@pedigree/service-kit';
import { AffectedController } from './affected.controller';
import { FreshGraph } from './freshness';
import { Judging } from './judging';
import { Planning } from './planning';
import { PolicyController } from './policy.controller';
import { PolicyInfoController } from './policy-info.controller';
import { RechecksController } from './rechecks.controller';
import { Rejudging } from './rejudging';
import { StandingWatch } from './standing-watch';

/** Decides promotions and plans, and takes approvals back. Needs `PlatformModule` and a started `BatchTransport`. */
@Module({
  controllers: [PolicyController, RechecksController, AffectedController, PolicyInfoController],
  providers: [DecisionSigner, FreshGraph, Judging, Planning, Rejudging, StandingWatch],
})
export class PolicyModule {}
