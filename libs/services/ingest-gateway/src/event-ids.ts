import { Inject, Injectable } from '@nestjs/common';
import {
  contentIn,
  contentOf,
  eventKey,
  type InputProblem,
  type Parsed,
  type PedigreeEvent,
} from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { GRAPH } from '@pedigree/service-kit';
import { type Outgoing, SentLately } from './sent-lately';
import { Unhurried } from './unhurried';

/** Enough for what is on its way to the graph; the graph itself knows the rest. */
const REMEMBERED_BYTES = 16 * 1024 * 1024;

type Documents = ReadonlyMap<string, string>;

/**
 * Whose events use a source and an id again: for the same content it is a duplicate, which changes
 * nothing; for another it is a mistake, and is refused. What this cannot see, because another process
 * took the first a moment ago or the graph is away, lineage-writer finds and parks.
 */
@Injectable()
export class EventIds {
  private readonly sent = new SentLately(REMEMBERED_BYTES);
  private readonly graph: Unhurried<Documents>;

  constructor(@Inject(GRAPH) { history }: Pick<Graph, 'history'>) {
    this.graph = new Unhurried<Documents>((keys) => history.documents(keys), new Map());
  }

  /** What the graph holds under the keys of a request's events, for `checked`. */
  recorded(events: readonly Parsed<PedigreeEvent>[]): Promise<Documents> {
    const keys = events.flatMap((parsed) => (parsed.ok ? eventKey(parsed.value) : []));
    return this.graph.ask(keys.filter((key) => !this.sent.has(key)));
  }

  /** The events of a request, with a problem in place of those that say something else than the first of their key. */
  checked(events: readonly Parsed<PedigreeEvent>[], documents: Documents): Parsed<PedigreeEvent>[] {
    const firsts = new Map<string, PedigreeEvent>();
    return events.map((parsed) => {
      if (!parsed.ok) return parsed;
      const key = eventKey(parsed.value);
      const first = this.first(key, documents, firsts.get(key));
      if (first !== undefined && first !== contentOf(parsed.value)) return reused(parsed.value);
      firsts.set(key, firsts.get(key) ?? parsed.value);
      return parsed;
    });
  }

  /** Publishes, and notes the ids before: whoever uses one of them meanwhile is refused. Call it in the turn of `checked`. */
  async claiming<T>(outgoing: readonly Outgoing[], publish: () => Promise<T>): Promise<T> {
    const claimed = outgoing
      .map((one) => [eventKey(one.event), one] as const)
      .filter(([key, one]) => this.sent.add(key, one));
    try {
      return await publish();
    } catch (error) {
      for (const [key] of claimed) this.sent.remove(key);
      throw error;
    }
  }

  /** The content that stands under a key, where there is any. */
  private first(
    key: string,
    documents: Documents,
    before: PedigreeEvent | undefined,
  ): string | undefined {
    const recorded = documents.get(key);
    if (recorded !== undefined) return contentIn(recorded);
    return this.sent.contentOf(key) ?? (before && contentOf(before));
  }
}

const reused = ({ source, id }: PedigreeEvent): { ok: false; errors: InputProblem[] } => ({
  ok: false,
  errors: [
    {
      pointer: '/id',
      message: `stands for another event of ${source} already: "${id}" was sent before with other content`,
      remedy:
        'Give this event an id of its own. Sending the first one again, as it was, changes nothing and is accepted.',
    },
  ],
});
