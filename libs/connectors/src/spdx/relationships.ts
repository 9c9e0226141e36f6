import { type Declaration, type DeclaredLink } from '../documents/declaration';
import { linkBetween } from '../documents/links';
import { type Package } from './packages';
import { type Element, refOf } from './schema';

/** What a relationship says was made of what, and whether that is all. */
export interface Related {
  /** Id of what was made. */
  from: string;
  link: DeclaredLink;
  completeness: Declaration['completeness'];
}

/** Relationships whose `from` was made of their `to`. */
const DOWNSTREAM: readonly string[] = ['trainedOn', 'descendantOf', 'dependsOn'];
/** Relationships whose `to` was made of their `from`. */
const UPSTREAM: readonly string[] = ['ancestorOf', 'generates'];

export const isRelationship = ({ relationshipType }: Element): boolean =>
  relationshipType !== undefined;

/** @param find the package with that `spdxId`, where it is a model or a dataset */
export function relatedBy(
  element: Element,
  find: (spdxId: string) => Package | undefined,
): Related[] {
  const { relationshipType = '', from, to } = element;
  const turned = UPSTREAM.includes(relationshipType);
  if (!turned && !DOWNSTREAM.includes(relationshipType)) return [];
  const one = find(refOf(from) ?? '');
  if (one === undefined) return [];
  const completeness = completenessOf(element.completeness);
  const endOf = (ref: string): End[] =>
    [find(ref) ?? (relationshipType === 'trainedOn' ? dataAt(ref) : [])].flat();
  return [to].flat().flatMap((ref) =>
    endOf(refOf(ref) ?? '').map((other) => {
      const [made, of] = turned ? [other, one] : [one, other];
      return { from: made.id, link: linkBetween(made.kind, of.kind, of.id), completeness };
    }),
  );
}

type End = Pick<Package, 'id' | 'kind'>;

/** What a model was trained on is data, also where the document has it as a file or not at all. */
const dataAt = (ref: string): End[] => (ref === '' ? [] : [{ id: ref, kind: 'dataset' }]);

const completenessOf = (said: string | undefined): Declaration['completeness'] =>
  said === 'complete' || said === 'incomplete' ? said : undefined;
