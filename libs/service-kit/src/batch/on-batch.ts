import { Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Subscription } from '@pedigree/messaging';
import { type Observable, throwError } from 'rxjs';

/** What a handler reads. The group is where its progress is kept, across restarts and instances. */
export type BatchSubscription = Subscription & { group: string };

/** The key under which the subscription travels through Nest's handler extras. */
const EXTRA = 'pedigreeBatch';

/** Nest's own filter turns an error into `{ status, message }`: the bus needs the error itself, with its `retriable`. */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/**
 * Marks a controller method as the handler of a subscription: `(batch: Batch, signal: AbortSignal)
 * => Promise<Outcome[]>`, with the rules of `BatchHandler`. It runs once the application has
 * started its `BatchTransport`. With `transactional: true` its outcomes may `emit`.
 */
export const OnBatch =
  (subscription: BatchSubscription): MethodDecorator =>
  (target, key, descriptor) => {
    // Nest passes on only the arguments that are marked.
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    EventPattern(patternOf(subscription), { [EXTRA]: subscription })(target, key, descriptor);
    UseFilters(new RethrowFilter())(target, key, descriptor);
  };

const patternOf = ({ group, topics }: BatchSubscription) => `${group}:${topics.join('+')}`;

/** The subscription of a handler that `OnBatch` marked; undefined for any other. */
export const subscriptionOf = (handler: {
  extras?: Record<string, unknown>;
}): BatchSubscription | undefined => handler.extras?.[EXTRA] as BatchSubscription | undefined;
