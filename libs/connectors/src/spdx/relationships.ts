import { type DeclaredLink } from '../documents/declaration';
import { isUri } from '../documents/identity';
import { linkBetween } from '../documents/links';
import { type Package } from './packages';
import { type Element, refOf } from './schema';

/** What a relationship says of a package. */
export interface Related {
  /** Id of the package. */
  of: string;
  /** What it was made of. */
  link?: DeclaredLink;
  /** There is more, of which the document does not say what. */
  isIncomplete: boolean;
}

/** Relationships whose `from` was made of their `to`. */
const DOWNSTREAM: readonly string[] = ['trainedOn', 'descendantOf', 'dependsOn', 'contains'];
/** Relationships whose `to` was made of their `from`. */
const UPSTREAM: readonly string[] = ['ancestorOf', 'generates'];
/** Relationships by which nothing becomes a part of anything. */
const HARMLESS: readonly string[] = ['testedOn', 'describes', 'hasDocumentation'];

export const isRelationship = ({ relationshipType }: Element): boolean =>
  relationshipType !== undefined;

/** @param find the package with that `spdxId`, where it is a model or a dataset */
export function relatedBy(
  element: Element,
  find: (spdxId: string) => Package | undefined,
): Related[] {
  const { relationshipType = '', from, to } = element;
  const one = find(refOf(from) ?? '');
  if (one === undefined || HARMLESS.includes(relationshipType)) return [];
  const refs = [to].flat().flatMap((ref) => refOf(ref) ?? []);
  const others = refs.flatMap((ref): End[] => {
    const known = find(ref);
    if (known !== undefined) return [known];
    return relationshipType === 'trainedOn' ? [dataAt(ref, one)] : [];
  });
  const isIncomplete = element.completeness === 'incomplete';
  if (UPSTREAM.includes(relationshipType))
    return others.map((made) => ({ of: made.id, link: linkFrom(made, one), isIncomplete }));
  if (DOWNSTREAM.includes(relationshipType))
    return others.map((other) => ({ of: one.id, link: linkFrom(one, other), isIncomplete }));
  return others.length === 0 ? [] : unknown([one, ...others]);
}

type End = Pick<Package, 'id' | 'kind'>;

const linkFrom = (made: End, of: End): DeclaredLink => linkBetween(made.kind, of.kind, of.id);

/** What a model was trained on is data, also where the document has it as a file or not at all. */
const dataAt = (ref: string, model: End): End => ({
  id: isUri(ref) ? ref : `${model.id}#${ref}`,
  kind: 'dataset',
});

/** Packages that have to do with one another in a way that is not known here: who was made of whom is open. */
const unknown = (ends: readonly End[]): Related[] =>
  ends.map(({ id }) => ({ of: id, isIncomplete: true }));
