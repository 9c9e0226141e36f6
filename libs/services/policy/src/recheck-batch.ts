import { decodeMessage, type EventData, toWire } from '@pedigree/events';
import { type Batch, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { unreadable } from '@pedigree/service-kit';

type Recheck = EventData<'ai.pedigree.promotion.recheck.v1'>;

/** An approval that is to be judged again. */
export interface Due {
  promotion: string;
  model: string;
  /** Keys of the events that are known to be the reason. */
  because: readonly string[];
  /** Of the last message that asks for it. */
  offset: number;
}

/** What a batch asks for: each approval once, for all of its reasons. */
export interface RecheckBatch {
  due: readonly Due[];
  /** One outcome per message, given those of what was due: the last message of each carries it. */
  outcomes(of: (due: Due) => Outcome): Outcome[];
}

const ACK: Outcome = { kind: 'ack' };

/** Pure, and never throws. */
export function recheckBatch({ messages }: Pick<Batch, 'messages'>): RecheckBatch {
  const decoded = messages.map(decode);
  const due = new Map<string, Due>();
  for (const [index, one] of decoded.entries())
    if ('data' in one) merge(due, one.data, messages[index]?.offset ?? 0);
  const last = new Map([...due.values()].map((one) => [one.offset, one]));
  return {
    due: [...due.values()],
    outcomes: (of) =>
      decoded.map((one, index) => {
        if ('outcome' in one) return one.outcome;
        const asked = last.get(messages[index]?.offset ?? -1);
        return asked === undefined ? ACK : of(asked);
      }),
  };
}

function merge(due: Map<string, Due>, { promotion, model, because = [] }: Recheck, offset: number) {
  const before = due.get(promotion.id)?.because ?? [];
  const id = promotion.id;
  due.set(id, { promotion: id, model, offset, because: [...before, ...because] });
}

type Decoded = { data: Recheck } | { outcome: Outcome };

function decode(message: ReceivedMessage): Decoded {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  if (!parsed.ok) return { outcome: unreadable(parsed.errors) };
  if (parsed.value.type === 'ai.pedigree.promotion.recheck.v1') return { data: parsed.value.data };
  return { outcome: ACK };
}
