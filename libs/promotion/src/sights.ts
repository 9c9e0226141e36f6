import { firstAlike } from './alike';
import { type Case } from './case';
import { ancestorFacts, candidateFacts, pathFacts } from './facts';
import { type Facts, type RuleSubject } from './policy';
import { type Item } from './requirements';

/** One thing that a rule may look at, with what its condition is told of it. */
export interface Sight {
  item: Item;
  facts: Facts;
  /** Of the first in sight from which a general condition cannot tell it. */
  alike: Facts;
}

export type Sights = Readonly<Record<RuleSubject, readonly Sight[]>>;

/** Everything the rules look at, worked out once for all of them; shortest paths first. */
export function sightsOf(of: Case): Sights {
  const { transmission, ancestors, environment } = of;
  const candidate = candidateFacts(of);
  const [path, ancestor] = [firstAlike('path'), firstAlike('ancestor')];
  return {
    path: transmission.arrivals
      .toSorted((a, b) => a.length - b.length)
      .map((arrival) => {
        const facts = { candidate, environment, path: pathFacts(arrival) };
        return { item: { subject: 'path', arrival }, facts, alike: path(facts) };
      }),
    ancestor: ancestors.map((one) => {
      const facts = { candidate, environment, ancestor: ancestorFacts(one, of) };
      return { item: { subject: 'ancestor', ancestor: one }, facts, alike: ancestor(facts) };
    }),
    candidate: [alone({ candidate, environment })],
  };
}

const alone = (facts: Facts): Sight => ({ item: { subject: 'candidate' }, facts, alike: facts });
