import { canonicalJson, type Decision, type Position } from '@pedigree/events';
import { type Subgraph } from '@pedigree/lineage';
import { decide, unseen } from './assess';
import { type Policy } from './policy';
import { type ReadProblem } from './problems';
import { signedPart, statementOf } from './statement';

/** What a decision was made of, to be had from `GET /promotions/{id}/inputs`. */
export interface ReplayInputs {
  /** Everything upstream of the model as of `decision.positions`. */
  ancestry: Subgraph;
  policy: Policy;
}

export interface Replayed {
  /** The recomputed document is the same, byte for byte. */
  identical: boolean;
  decision: Decision;
  /** Fields of the document that differ. */
  differences: readonly string[];
}

/** Problems of the read itself: they were given to the judge, the others it found. */
const OF_THE_READ = new Set(['lag', 'timeout', 'unreadable']);
/** After these the judge saw nothing. */
const UNSEEN = new Set(['timeout', 'unreadable']);
/** What later services said beside the judgement: taken over as it is. */
const ASIDES = ['plan', 'alternatives', 'deployments', 'because'];

/** Makes a decision again from what it was made of. Pure. */
export function replay(decision: Decision, { ancestry, policy }: ReplayInputs): Replayed {
  const again = decide(
    {
      ...(decision.promotion === undefined ? {} : { promotion: promotionOf(decision) }),
      input: inputOf(decision, ancestry),
      positions: (decision.positions ?? []) as readonly Position[],
    },
    policy,
  );
  const asides = ASIDES.filter((name) => name in decision).map((name) => [name, decision[name]]);
  const made: Decision = { ...again, ...(Object.fromEntries(asides) as Partial<Decision>) };
  const original = signedPart(decision);
  const names = [...new Set([...Object.keys(original), ...Object.keys(made)])];
  const differences = names.filter(
    (name) => canonicalJson(original[name] ?? null) !== canonicalJson(made[name] ?? null),
  );
  return { identical: bytesOf(decision) === bytesOf(made), decision: made, differences };
}

const bytesOf = (decision: Decision): string => canonicalJson(statementOf(decision));

const promotionOf = ({ promotion }: Decision) => promotion as { id: string; requestedBy?: string };

function inputOf(decision: Decision, ancestry: Subgraph) {
  const { model, digest, environment, decidedAt, problems = [] } = decision;
  const read = problems.filter(({ problem }) => OF_THE_READ.has(problem)) as ReadProblem[];
  const requestedBy = promotionOf(decision)?.requestedBy;
  return {
    model: digest === undefined ? model : { id: model, digest },
    environment,
    decidedAt,
    requestedBy,
    ancestry: read.some(({ problem }) => UNSEEN.has(problem)) ? unseen(model) : ancestry,
    problems: read,
  };
}
