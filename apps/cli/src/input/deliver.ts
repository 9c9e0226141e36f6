import { isOpenLineage } from '@pedigree/connectors';
import { z } from 'zod';
import { ask } from '../http/ask';
import { bodyOf } from '../http/read';
import { type Target } from '../http/target';
import { type InputRecord } from './records';

const errors = z.array(
  z.looseObject({ pointer: z.string().optional(), message: z.string(), remedy: z.string() }),
);
const intake = z.looseObject({
  accepted: z.number(),
  rejected: z.array(z.looseObject({ index: z.number(), errors })),
});
const refusal = z.looseObject({ detail: z.string(), errors: errors.optional() });

/** An event that was not taken, by its place in the input. */
export interface Rejected {
  where: string;
  errors: z.infer<typeof errors>;
}

export interface Delivered {
  accepted: number;
  rejected: readonly Rejected[];
}

/**
 * Sends a batch of events: CloudEvents together, OpenLineage events one by one, as their route takes
 * them. One faulty event does not stop the others.
 *
 * @throws ApiError, Interrupted
 */
export async function deliver(batch: readonly InputRecord[], target: Target): Promise<Delivered> {
  const readable = batch.filter(({ fault }) => fault === undefined);
  const lineage = readable.filter(({ value }) => isOpenLineage(value));
  const events = readable.filter(({ value }) => !isOpenLineage(value));
  const parts = [unreadable(batch), await sendEvents(events, target)];
  for (const record of lineage) parts.push(await sendLineage(record, target));
  const rejected = new Map(parts.flatMap((part) => part.rejected.map((one) => [one.where, one])));
  return {
    accepted: parts.reduce((sum, { accepted }) => sum + accepted, 0),
    // In the order of the input.
    rejected: batch.flatMap(({ where }) => rejected.get(where) ?? []),
  };
}

const unreadable = (batch: readonly InputRecord[]): Delivered => ({
  accepted: 0,
  rejected: batch.flatMap(({ where, fault }) =>
    fault === undefined
      ? []
      : [
          {
            where,
            errors: [{ message: `is not JSON: ${fault}`, remedy: 'Write an event a line.' }],
          },
        ],
  ),
});

async function sendEvents(events: readonly InputRecord[], target: Target): Promise<Delivered> {
  if (events.length === 0) return { accepted: 0, rejected: [] };
  const type = 'application/cloudevents-batch+json';
  const text = `[${events.map(({ value }) => JSON.stringify(value)).join(',')}]`;
  const answer = await ask(target, {
    method: 'POST',
    path: '/events',
    body: { type, text },
    // Nothing of it was accepted: which events and why stands in the answer.
    answers: [422],
  });
  const { accepted, rejected } = bodyOf(answer, intake);
  return {
    accepted,
    rejected: rejected.map((one) => ({
      where: events[one.index]?.where ?? '?',
      errors: one.errors,
    })),
  };
}

async function sendLineage({ where, value }: InputRecord, target: Target): Promise<Delivered> {
  const answer = await ask(target, {
    method: 'POST',
    path: '/lineage',
    body: { type: 'application/json', text: JSON.stringify(value) },
    answers: [422],
  });
  if (answer.status !== 422) return { accepted: 1, rejected: [] };
  const { detail, errors: told = [] } = bodyOf(answer, refusal);
  const fallback = [{ message: detail, remedy: 'Correct the event and send it again.' }];
  return { accepted: 0, rejected: [{ where, errors: told.length > 0 ? told : fallback }] };
}
