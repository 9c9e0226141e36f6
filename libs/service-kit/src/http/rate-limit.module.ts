import { type ExecutionContext, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { type Request } from 'express';

/** Most requests per second from one address to one route: far beyond a person or a pipeline. */
const REQUESTS_PER_SECOND = 2000;

const isOperations = (context: ExecutionContext): boolean =>
  !context.switchToHttp().getRequest<Request>().path.startsWith('/api/v1/');

/** Answers 429 to a client that floods a route. Import it in every module with public routes. */
@Module({
  imports: [
    ThrottlerModule.forRoot({
      throttlers: [{ ttl: 1000, limit: REQUESTS_PER_SECOND }],
      errorMessage: `More than ${REQUESTS_PER_SECOND} requests in a second. Send events in batches.`,
      setHeaders: false,
      skipIf: isOperations,
    }),
  ],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class RateLimitModule {}
