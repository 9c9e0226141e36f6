import { Module } from '@nestjs/common';
import { DecisionFeed } from './decision-feed';

/** One `DecisionFeed` per process, however many services in it import this. */
@Module({ providers: [DecisionFeed], exports: [DecisionFeed] })
export class DecisionsModule {}
