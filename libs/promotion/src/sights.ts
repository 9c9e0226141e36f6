import { type Case } from './case';
import { ancestorFacts, candidateFacts, pathFacts } from './facts';
import { type Facts, type RuleSubject } from './policy';
import { type Item } from './requirements';

/** One thing that a rule may look at, with what its condition is told of it. */
export interface Sight {
  item: Item;
  facts: Facts;
}

export type Sights = Readonly<Record<RuleSubject, readonly Sight[]>>;

/** Everything the rules look at, worked out once for all of them; shortest paths first. */
export function sightsOf(of: Case): Sights {
  const common = { candidate: candidateFacts(of), environment: of.environment };
  const { transmission, ancestors } = of;
  return {
    path: transmission.arrivals
      .toSorted((a, b) => a.length - b.length)
      .map((arrival) => ({
        item: { subject: 'path', arrival },
        facts: { ...common, path: pathFacts(arrival) },
      })),
    ancestor: ancestors.map((ancestor) => ({
      item: { subject: 'ancestor', ancestor },
      facts: { ...common, ancestor: ancestorFacts(ancestor, of) },
    })),
    candidate: [{ item: { subject: 'candidate' }, facts: common }],
  };
}
