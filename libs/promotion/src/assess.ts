import { type Decision, type Position } from '@pedigree/events';
import { type Subgraph, idOf } from '@pedigree/lineage';
import { type JudgeInput } from './case';
import { judge } from './judge';
import { type Policy } from './policy';
import { type AncestrySource, type AssessmentRequest } from './ports';
import { type ReadProblem } from './problems';

/** All that a decision is made of, but for the policy: several may judge the same. */
export interface Gathered {
  promotion?: AssessmentRequest['promotion'];
  input: JudgeInput;
  /** How far the log had been read. */
  positions: readonly Position[];
}

/**
 * Reads the ancestry as of the positions the graph has reached. Positions are read first and facts
 * beyond them left out, so that the same decision can be made again from its `positions`. A read
 * that fails for good, or takes too long, is a reason to block, not an error; what may pass by
 * itself (the store is away) is thrown, for the caller to try again.
 *
 * @throws whatever the source throws with `retriable: true`, time-outs excepted
 */
export async function gather(
  source: AncestrySource,
  request: AssessmentRequest,
): Promise<Gathered> {
  const { model, environment, decidedAt, promotion } = request;
  const positions = await source.positions();
  const { ancestry, problems } = await read(source, idOf(model), positions);
  const input: JudgeInput = {
    model,
    environment,
    decidedAt,
    requestedBy: promotion?.requestedBy,
    ancestry,
    problems: [...problems, ...lagOf(positions, request.required)],
  };
  return { ...(promotion === undefined ? {} : { promotion }), input, positions };
}

/** Judges what was gathered. Pure: replaying it gives the same document, byte for byte. */
export const decide = ({ promotion, input, positions }: Gathered, policy: Policy): Decision => ({
  ...(promotion === undefined ? {} : { promotion }),
  ...judgeSafely(input, policy),
  positions: [...positions],
});

/** A fault of ours must not leave a request without an answer, nor be taken for a good one. */
function judgeSafely(input: JudgeInput, policy: Policy): Decision {
  try {
    return judge(input, policy);
  } catch (error) {
    const message = `The gate failed on this ancestry (${error instanceof Error ? error.message : String(error)}): report it to the maintainers of Pedigree.`;
    const problems = [...input.problems, { problem: 'failed' as const, message }];
    return judge({ ...input, ancestry: unseen(idOf(input.model)), problems }, policy);
  }
}

/** Gathers and judges. @throws as `gather` */
export const assess = async (
  source: AncestrySource,
  policy: Policy,
  request: AssessmentRequest,
): Promise<Decision> => decide(await gather(source, request), policy);

interface Reading {
  ancestry: Subgraph;
  problems: ReadProblem[];
}

async function read(
  source: AncestrySource,
  model: string,
  positions: readonly Position[],
): Promise<Reading> {
  try {
    return { ancestry: await source.ancestry(model, positions), problems: [] };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { ancestry: unseen(model), problems: [problem] };
  }
}

/** An ancestry of which nothing could be read. */
export const unseen = (model: string): Subgraph => ({
  roots: [model],
  nodes: [],
  edges: [],
  truncated: true,
});

function problemOf(error: unknown): ReadProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, retriable } = error as Error & { code?: unknown; retriable?: unknown };
  if (code === 'timeout')
    return { problem: 'timeout', message: 'Reading the ancestry took longer than allowed.' };
  if (retriable === true) return undefined;
  return { problem: 'unreadable', message: `The ancestry could not be read: ${error.message}` };
}

function lagOf(reached: readonly Position[], required: readonly Position[]): ReadProblem[] {
  const nextOf = ({ topic, partition }: Position): number =>
    reached.find((p) => p.topic === topic && p.partition === partition)?.next ?? 0;
  const behind = required.map((position) => Math.max(0, position.next - nextOf(position)));
  const events = behind.reduce((sum, count) => sum + count, 0);
  if (events === 0) return [];
  return [
    {
      problem: 'lag',
      message: `${String(events)} lineage events that were acknowledged before this request are not in the graph yet.`,
    },
  ];
}
