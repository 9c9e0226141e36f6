import { Readable } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type ClosureIds, closureIds, closureParts, type Graph } from '@pedigree/graph';
import {
  type Config,
  CONFIG,
  FreshReads,
  GRAPH,
  type Problem,
  ProblemException,
  problemOf,
  unknown,
} from '@pedigree/service-kit';
import { type Response } from 'express';
import { Artifacts, type Direction } from '../artifacts.service';
import { type LinesQuery } from '../queries';
import { begun, linesOf } from './lines';

/** Each holds the ids of its closure. */
const MOST_STREAMS = 20;
/** How long a client may take nothing. */
const STALL_MS = 60_000;
/** What was known at a past moment is made of a closure that was read whole. */
const MOST_WITH_AS_OF = 100_000;

type Asked = LinesQuery & { id: string; direction: Direction };

/** Streams closures that are too large to be answered as one document. */
@Injectable()
export class ClosureStreams {
  private readonly log = new Logger('ClosureStreams');
  private readonly responses = new Set<Response>();

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage' | 'closures'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'readTimeoutMs'>,
    private readonly artifacts: Artifacts,
    private readonly fresh: FreshReads,
  ) {}

  /** How many are under way. */
  get size(): number {
    return this.responses.size;
  }

  /**
   * The lines to answer. Whatever fails before the first of them is thrown, and reading stops when
   * `response` closes.
   *
   * @throws ProblemException not-found; unavailable: too many are under way
   */
  async open(asked: Asked, response: Response): Promise<Readable> {
    const gone = this.enter(response);
    const lines = asked.asOf === undefined ? this.read(asked, gone) : this.readPast(asked);
    return Readable.from(await lines, { objectMode: false });
  }

  private enter(response: Response): AbortSignal {
    if (this.size >= MOST_STREAMS) throw full();
    const gone = new AbortController();
    this.responses.add(response);
    response.once('close', () => {
      this.responses.delete(response);
      gone.abort();
    });
    response.setTimeout(this.config.readTimeoutMs + STALL_MS, () => response.destroy());
    return gone.signal;
  }

  private async read(asked: Asked, gone: AbortSignal): Promise<AsyncIterable<string>> {
    const { ids, truncated } = await this.idsOf(asked, gone);
    const parts = closureParts(this.graph.closures, ids, this.config.readTimeoutMs);
    return linesOf(await begun(parts), { truncated, problemOf: this.problemFor(asked) });
  }

  private async readPast(asked: Asked): Promise<AsyncIterable<string>> {
    if (asked.limit > MOST_WITH_AS_OF) throw tooMuchPast();
    const subgraph = await this.artifacts.reach(asked.id, asked.direction, asked);
    const { truncated } = subgraph;
    return linesOf(Readable.from([subgraph]), { truncated, problemOf: this.problemFor(asked) });
  }

  private async idsOf(
    { id, direction, depth, limit }: Asked,
    gone: AbortSignal,
  ): Promise<ClosureIds> {
    const bound = depth === undefined ? {} : { depth };
    const timeoutMs = this.config.readTimeoutMs;
    const query = { roots: [id], direction, limit, timeoutMs, ...bound };
    const found = await this.fresh.find(TOPICS.lineageEvents, async () => {
      const closure = await closureIds(this.graph, query, gone);
      return closure.ids.has(id) ? closure : undefined;
    });
    if (found === undefined) throw unknown('artifact', id);
    return found;
  }

  /** As `ProblemFilter` does it: causes go to the log, never to the caller. */
  private readonly problemFor =
    (asked: Asked) =>
    (error: unknown): Problem => {
      const problem = problemOf(error);
      if (problem.getStatus() >= 500) this.log.error(`The closure of ${asked.id} broke off`, error);
      return problem.toProblem(pathOf(asked));
    };
}

const pathOf = ({ id, direction }: Asked): string =>
  `/api/v1/artifacts/${encodeURIComponent(id)}/${direction === 'upstream' ? 'ancestry' : 'descendants'}`;

const full = (): ProblemException =>
  new ProblemException('unavailable', `${MOST_STREAMS} closures are streamed already.`, {
    headers: { 'retry-after': '5' },
  });

const tooMuchPast = (): ProblemException =>
  new ProblemException('invalid-parameter', 'So large a closure has no past that can be told.', {
    errors: [
      {
        parameter: 'limit',
        message: `is above ${MOST_WITH_AS_OF}, the most that goes with asOf`,
        remedy: 'Lower it, or leave asOf out.',
      },
    ],
  });
