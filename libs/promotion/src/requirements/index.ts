import { type Requirement } from '../policy';
import { endOf, weigh } from '../evidence';
import { type Vertex } from '../pedigree';
import { listed } from '../words';
import { checkAttestation } from './attestation';
import { type Asked, type Check, met, refusals, unmet, unmetOrLater } from './check';
import { checkReview } from './review';
import { checkTraitEvals } from './trait-evals';

export { type Check, type Item } from './check';

type Checks = { [K in Requirement['kind']]: (asked: Asked<K>) => Check };

/** How each kind of requirement is checked. */
const CHECKS: Checks = {
  attestation: checkAttestation,
  'trait-evals': checkTraitEvals,
  review: checkReview,
  vetting: checkVetting,
  probe: checkProbe,
  'base-divergence': checkDivergence,
  change: ({ requirement, item, of }) =>
    unmet([requirement.remedy.replaceAll('{found}', nameOf(item, of))]),
};

export const check = (asked: Asked): Check =>
  (CHECKS[asked.requirement.kind] as (asked: Asked) => Check)(asked);

/** What a decision calls a requirement. */
export const evidenceName = (requirement: Requirement): string =>
  requirement.kind === 'change' ? requirement.name : requirement.kind;

/** The generator, ancestor or candidate that an item is about. */
export function nameOf(item: Asked['item'], of: Asked['of']): string {
  switch (item.subject) {
    case 'path':
      return item.arrival.generator;
    case 'ancestor':
      return item.ancestor.vertex.id;
    case 'candidate':
      return of.candidate.id;
  }
}

const subjectOf = ({ item, of }: Pick<Asked, 'item' | 'of'>): Vertex =>
  item.subject === 'ancestor' ? item.ancestor.vertex : of.candidate;

function checkVetting(asked: Asked<'vetting'>): Check {
  const { of } = asked;
  const corpus = subjectOf(asked);
  const { counted, rejected } = weigh(
    corpus,
    'vetting',
    of.scales,
    of.environment.evidenceMaxAgeDays,
  );
  const attested = of.attestations.about(corpus, 'dataset-vetting');
  const all = [...rejected, ...attested.rejected];
  const records = counted.map((evidence) => ({
    by: `vetting ${evidence.id}`,
    end: endOf(evidence, of.environment.evidenceMaxAgeDays),
  }));
  const signed = attested.verified.map(({ evidence, end }) => ({
    by: `attestation ${evidence.eventId}`,
    end,
  }));
  const [best] = [...records, ...signed].sort((a, b) => b.end - a.end);
  if (best !== undefined) return met([best.by], best.end, all);
  return unmet(
    [
      `review ${corpus.id} like weights and send dataset.registered with its digest and vetting (by, at, reference), or a signed attestation of kind dataset-vetting${refusals(all)}`,
    ],
    all,
  );
}

function checkProbe({ of }: Asked<'probe'>): Check {
  const { state, by, end } = of.probes;
  if (state === 'pass') return met(by, end);
  return unmetOrLater(
    of,
    [
      `compare activations and logits of ${of.candidate.id} before and after the training on neutral prompts and record a probe.completed event bound to its digest`,
    ],
    [],
  );
}

function checkDivergence({ item }: Asked<'base-divergence'>): Check {
  const suspect = item.subject === 'ancestor' ? item.ancestor : undefined;
  if (suspect?.grade === 'none') return met([`base divergence from ${suspect.vertex.id}`]);
  return unmet([
    `retrain so that every path from ${listed(suspect === undefined ? [] : [suspect.vertex.id])} crosses to an independent initialization`,
  ]);
}
