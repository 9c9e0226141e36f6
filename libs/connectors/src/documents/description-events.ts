import { type Declaration } from './declaration';
import { type Draft } from './draft';
import { ofType } from './links';

const MODEL = 'ai.pedigree.model.registered.v1';
const DATASET = 'ai.pedigree.dataset.registered.v1';

/** What an artifact is, as events: one for each digest that its id ever stood for, the newest with all the rest. */
export function registrations(declared: Declaration): Draft[] {
  if (declared.about === undefined) return [];
  const earlier = declared.digests.slice(0, -1);
  return [
    ...earlier.map((digest, at) => ({
      ...registration(declared, { digest }),
      earlierMs: earlier.length - at,
    })),
    registration(declared, { digest: declared.digests.at(-1), ...declared.about }),
  ];
}

function registration(
  { id, kind, pointer, initialization, origin, source }: Declaration,
  about: object,
): Draft {
  return kind === 'model'
    ? { type: MODEL, pointer, data: { model: { id, ...about }, initialization } }
    : { type: DATASET, pointer, data: { dataset: { id, ...about }, origin, source } };
}

const REASONS: readonly string[] = ['narrow-finetune', 'incident', 'red-team', 'other'];

export const flags = ({ id, pointer, flags = [] }: Declaration, format: string): Draft[] =>
  flags.map((said) => ({
    type: 'ai.pedigree.model.flagged.v1',
    pointer,
    data: {
      ...{ model: id, by: format },
      ...(REASONS.includes(said) ? { reason: said } : { reason: 'other', note: said }),
    },
  }));

/**
 * Claims that make the gate stricter. One of independence is evidence, which does not come along: it may have
 * been taken back since the document was made, and nobody could take it back here.
 */
export const claims = ({ id, pointer, links }: Declaration, format: string): Draft[] =>
  ofType(links, 'SHARES_INITIALIZATION')
    .filter(({ properties: { relation } }) => relation !== 'independent')
    .map(({ to, properties: { relation, by = format } }) => ({
      type: 'ai.pedigree.initialization.claimed.v1',
      pointer,
      data: { models: [id, to], relation, evidence: 'declared', by },
    }));
