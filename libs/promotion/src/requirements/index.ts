import { type Requirement } from '../policy';
import { endOf, weigh } from '../evidence';
import { type Probe } from '../probes';
import { stagesOf } from '../stages';
import { type Vertex } from '../pedigree';
import { listed } from '../words';
import { checkAttestation } from './attestation';
import { type Case } from '../case';
import {
  type Asked,
  type Check,
  met,
  never,
  refusals,
  together,
  unmet,
  unmetOrLater,
} from './check';
import { pooled } from './inherited';
import { checkReview } from './review';
import { checkTraitEvals } from './trait-evals';
import { unassuredOf } from './unassured';

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
  change: checkChange,
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

/** Of what was found, or of all data that an unknown or doubtful generator made. */
function checkVetting(asked: Asked<'vetting'>): Check {
  const { of, item } = asked;
  const corpora = item.subject === 'path' ? [...item.arrival.corpora] : [subjectOf(asked)];
  const checks = corpora.map((corpus) => vettingOf(corpus, of));
  return together(checks);
}

function vettingOf(corpus: Vertex | undefined, of: Case): Check {
  if (corpus === undefined) return never('no data was stored that could be vetted');
  const { evidenceMaxAgeDays } = of.environment;
  const wanted = { kind: 'vetting', maxAgeDays: evidenceMaxAgeDays } as const;
  const { counted, rejected } = weigh(corpus, wanted, of.scales);
  const attested = of.attestations.about(corpus, 'dataset-vetting');
  const all = [...rejected, ...attested.rejected];
  const records = counted.map((evidence) => ({
    by: `vetting ${evidence.id}`,
    end: endOf(evidence, evidenceMaxAgeDays),
    evidence,
  }));
  const signed = attested.verified.map(({ evidence, end }) => ({
    by: `attestation ${evidence.eventId}`,
    end,
    evidence,
  }));
  const [best] = [...records, ...signed].sort((a, b) => b.end - a.end);
  if (best !== undefined)
    return met([best.by], best.end, { rejected: all, evidence: [best.evidence] });
  return unmet(
    [
      `review ${corpus.id} like weights and send dataset.registered with its digest and vetting (by, at, reference), or a signed attestation of kind dataset-vetting${refusals(all)}`,
    ],
    all,
  );
}

/** A probe compares with what the model was before its training, which has to be clean itself. */
function checkProbe({ of }: Asked<'probe'>): Check {
  const { rejected } = of.dossiers.of(of.candidate);
  const faultOf = ({ baseline }: Probe): string | undefined =>
    of.baselines.fault(baseline, { students: [of.candidate, ...stagesOf(of)] }) ??
    of.dossiers.baselineFault(baseline, of.policy.traitSuites);
  const probes = pooled(of, (dossier) => dossier.probes);
  const [best] = probes
    .filter((probe) => faultOf(probe) === undefined)
    .sort((a, b) => b.end - a.end);
  if (best !== undefined)
    return met([`probe ${best.id}`], best.end, {
      rejected: rejected.probe,
      evidence: [best.evidence],
    });
  const faults = probes.map((probe) => ` (${probe.id} does not count: ${faultOf(probe) ?? ''})`);
  return unmetOrLater(
    of,
    [
      `compare activations and logits of ${of.candidate.id} before and after the training on neutral prompts and record a probe.completed event bound to its digest, with the model before the training as baseline${faults[0] ?? refusals(rejected.probe)}`,
    ],
    rejected.probe,
  );
}

/** Nothing shows that it was done: where it was, the rule does not fire. */
function checkChange({ requirement, item, of }: Asked<'change'>): Check {
  const rejected = unassuredOf(item, of);
  const remedy = requirement.remedy.replaceAll('{found}', nameOf(item, of));
  return unmet([`${remedy}${refusals(rejected)}`], rejected);
}

function checkDivergence({ item }: Asked<'base-divergence'>): Check {
  const suspect = item.subject === 'ancestor' ? item.ancestor : undefined;
  if (suspect?.grade === 'none') return met([`base divergence from ${suspect.vertex.id}`]);
  return unmet([
    `retrain from a base that ${listed(suspect === undefined ? [] : [suspect.vertex.id])} does not share, so that every path from there crosses to an independent initialization`,
  ]);
}
