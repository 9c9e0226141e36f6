import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller';
import { LagGauge } from './lag-gauge';
import { MetricsController } from './metrics.controller';
import { Readiness } from './readiness';

/** `/healthz`, `/readyz` and `/metrics` of a service. Needs `PlatformModule`. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [Readiness, LagGauge],
})
export class HealthModule {}
