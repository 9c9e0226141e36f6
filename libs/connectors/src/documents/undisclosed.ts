import { canonicalId, isUndisclosed, type Undisclosed, undisclosedId } from '@pedigree/lineage';
import { type Declaration, type DeclaredLink } from './declaration';

/**
 * A declaration with what its document says is missing, and says nothing of. An event with an empty list says
 * that by itself; what is added here is what events cannot leave out: the base of a model that learned
 * from something, and the rest of a list that is incomplete.
 */
export function withGaps(declared: Declaration): Declaration {
  const { kind, completeness } = declared;
  const isIncomplete = completeness === 'incomplete';
  const links = declared.links.filter((link) => !isNothing(link));
  const isAll = links.length < declared.links.length;
  const isMade = links.some(({ type }) => type !== 'SHARES_INITIALIZATION');
  if (!isMade && !isIncomplete) return { ...declared, links, isAll };
  const rest = isIncomplete ? [kind === 'model' ? moreData(declared) : moreSources(declared)] : [];
  const base = kind === 'model' && lacksBase(declared, links) ? [unknownBase(declared)] : [];
  return { ...declared, links: [...links, ...base, ...rest], isAll };
}

/**
 * A placeholder of which a document says that nothing was there: an empty list and `complete` say the same. That
 * Pedigree calls a composition complete is less: that somebody recorded how it came to be.
 */
const isNothing = ({ to, properties }: DeclaredLink): boolean =>
  properties.complete === true && isUndisclosed(to);

/** Without a base a model was trained from random weights, which is for the document to say. */
const lacksBase = ({ initialization }: Declaration, links: readonly DeclaredLink[]): boolean =>
  initialization !== 'random' && !links.some(({ type }) => type === 'INITIALIZED_FROM');

/** The id of what a document does not name of an artifact. */
export const missing = (id: string, what: Undisclosed): string =>
  undisclosedId(canonicalId(id), what);

const unknownBase = ({ id }: Declaration): DeclaredLink => ({
  ...{ type: 'INITIALIZED_FROM', to: missing(id, 'base'), properties: { method: 'finetune' } },
});

const moreData = ({ id }: Declaration): DeclaredLink => ({
  ...{ type: 'TRAINED_ON', to: missing(id, 'corpora'), properties: { stage: 'sft' } },
});

const moreSources = ({ id }: Declaration): DeclaredLink => ({
  ...{ type: 'DERIVED_FROM', to: missing(id, 'parents'), properties: { operation: 'mix' } },
});
