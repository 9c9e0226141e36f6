import { type ExecutionContext, Injectable, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { type Request, type Response } from 'express';
import { type Config } from '../config/config';
import { CONFIG } from '../tokens';

/** Most requests per second from one address to one route: far beyond a person or a pipeline. */
const REQUESTS_PER_SECOND = 2000;

/** Over GraphQL the request stands in the context, the third argument of a resolver. */
const httpOf = (context: ExecutionContext): { req: Request; res: Response } =>
  context.getType<string>() === 'graphql'
    ? context.getArgByIndex(2)
    : { req: context.switchToHttp().getRequest(), res: context.switchToHttp().getResponse() };

const isOperations = (context: ExecutionContext): boolean =>
  !httpOf(context).req.originalUrl.startsWith('/api/');

@Injectable()
class EdgeGuard extends ThrottlerGuard {
  protected override getRequestResponse(context: ExecutionContext) {
    return httpOf(context);
  }
}

const optionsFor = (config?: Pick<Config, 'rateLimit'>): ThrottlerModuleOptions => {
  const limit = config?.rateLimit ?? REQUESTS_PER_SECOND;
  return {
    throttlers: [{ ttl: 1000, limit }],
    errorMessage: `More than ${limit} requests in a second. Send events in batches.`,
    setHeaders: false,
    skipIf: isOperations,
  };
};

/** Answers 429 to a client that floods a route. Import it in every module with public routes. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [{ token: CONFIG, optional: true }],
      useFactory: optionsFor,
    }),
  ],
  providers: [{ provide: APP_GUARD, useClass: EdgeGuard }],
})
export class RateLimitModule {}
