import { canonicalId } from '@pedigree/lineage';
import { isOnlyPart } from '../documents/identity';
import { type Input, isArtifact, type Target } from '../documents/inputs';
import { addressed, kindOfId, scopedId } from '../documents/names';
import { isPartOfModel } from '../documents/own-files';
import { type Package, type Packages, purlOf } from './packages';
import { type Meaning, meaningOf } from './relationship-types';
import { type Element, refOf, termOf } from './schema';

/** A relationship and where it stands. */
export interface Relationship {
  element: Element;
  pointer: string;
}

export const isRelationship = ({ relationshipType, type }: Element): boolean =>
  relationshipType !== undefined || termOf(type).endsWith('Relationship');

/** An end of a relationship: a part, or what the document does not describe. */
interface End extends Target<Package> {
  /** Why it cannot have gone into anything: the document says that there is none, or that it is no artifact. */
  not?: 'there' | 'artifact';
}

/** Elements that are no artifacts: who and what artifacts have to do with. */
const NO_ARTIFACT =
  /^(?:Person|Organization|Agent|SoftwareAgent|Tool|Build|CreationInfo|Annotation|SpdxDocument|Bom|Sbom|Bundle|ContentIdentifier|\w*(?:Relationship|License|Licensing|Addition|Vulnerability|LicenseExpression))$/;

/** Reads relationships: what was made of what. */
export class Relationships {
  private readonly byRef: ReadonlyMap<string, Package>;
  private readonly others: ReadonlyMap<string, string>;

  constructor(
    private readonly packages: Packages,
    graph: readonly Element[],
  ) {
    this.byRef = new Map(packages.all.map((each) => [each.element.spdxId ?? each.id, each]));
    this.others = new Map(
      graph.flatMap(({ spdxId, type }) => (spdxId === undefined ? [] : [[spdxId, termOf(type)]])),
    );
  }

  /** The inputs that a relationship means, but for those of builds. */
  inputsOf({ element, pointer }: Relationship): Input<Package>[] {
    const meaning = meaningOf(typeOf(element));
    if (meaning === 'harmless' || meaning === 'evaluation') return [];
    const from = this.endAt(refOf(element.from) ?? '', pointer);
    const tos = this.endsOf(element, pointer);
    if (isUpstream(meaning)) return tos.flatMap((to) => inputOf(to, from, meaning, pointer));
    const links = tos.flatMap((to) => inputOf(from, to, meaning, pointer));
    return meaning === 'open'
      ? [...links, ...tos.flatMap((to) => this.openEnd(from, to, element, pointer))]
      : links;
  }

  isBuild(ref: string): boolean {
    return this.others.get(ref) === 'Build';
  }

  endsOf({ to }: Element, pointer: string): End[] {
    return [to ?? []].flat().flatMap((each) => {
      const ref = refOf(each);
      return ref === undefined ? [] : [this.endAt(ref, pointer)];
    });
  }

  endAt(ref: string, pointer: string): End {
    const part = this.byRef.get(ref);
    if (part !== undefined) return endOf(part);
    const id = termOf(ref) === NOBODY_SAYS ? undefined : addressed(ref);
    const known = {
      id: id ?? scopedId(this.packages.subject, ref || pointer),
      isScoped: id === undefined,
    };
    return { ...known, ...this.faultOf(ref), kind: kindOfId(canonicalId(known.id)) };
  }

  private faultOf(ref: string): Pick<End, 'not'> {
    if (ref === '' || termOf(ref) === NOBODY) return { not: 'there' };
    return NO_ARTIFACT.test(this.others.get(ref) ?? '') ? { not: 'artifact' } : {};
  }

  /** The other way round nothing is known but that there may be something. */
  private openEnd(from: End, to: End, element: Element, pointer: string): Input<Package>[] {
    if (to.part === undefined || !isArtifact(to.part) || !counts(from, 'open')) return [];
    const id = scopedId(to.id, `${typeOf(element) || 'related'} ${refOf(element.from) ?? ''}`);
    return [{ of: to.part, target: { id, isScoped: true }, as: 'ancestor', pointer }];
  }
}

export const typeOf = ({ relationshipType = '' }: Element): string => termOf(relationshipType);

const endOf = (part: Package): End => ({
  ...{ id: part.id, isScoped: part.isScoped, part },
  kind: isArtifact(part) ? part.nature : kindOfId(canonicalId(part.id)),
});

/** People and licenses are no inputs, nor are programs; but what a model was trained on is data, whatever else it is. */
const counts = ({ part, not }: End, meaning: Meaning): boolean =>
  not !== 'there' && (meaning === 'lesson' || (not === undefined && part?.nature !== 'software'));

/** What the vocabulary has for "none", and for "it is not said". */
const NOBODY = 'NoneElement';
const NOBODY_SAYS = 'NoAssertionElement';

/** @param of what was made: nothing is said of what the document does not describe */
export function inputOf(
  { part: of }: Pick<End, 'part'>,
  target: End,
  meaning: Meaning,
  pointer: string,
): Input<Package>[] {
  if (of === undefined || of.nature === 'software' || !counts(target, meaning)) return [];
  const isGenerator = meaning === 'generation' && of.nature !== 'model';
  const kind = target.kind ?? (isGenerator ? 'model' : undefined);
  const isContent = meaning === 'content' && isPartOf(of, target);
  return [{ of, target: { ...target, kind }, as: AS[meaning] ?? 'input', pointer, isContent }];
}

const AS: Partial<Record<Meaning, Input['as']>> = {
  lesson: 'data',
  descent: 'ancestor',
  upstream: 'ancestor',
  generation: 'ancestor',
  open: 'ancestor',
};

export const isUpstream = (meaning: Meaning): boolean =>
  meaning === 'upstream' || meaning === 'generation';

/** What was made of what, by reference, as the type of a relationship has it. */
export function pairsOf({ element, pointer }: Relationship) {
  const meaning = meaningOf(typeOf(element));
  if (meaning === 'harmless' || meaning === 'evaluation') return [];
  const from = refOf(element.from) ?? '';
  return [element.to ?? []].flat().flatMap((each) => {
    const to = refOf(each);
    if (to === undefined) return [];
    return isUpstream(meaning)
      ? [{ made: to, of: from, pointer }]
      : [{ made: from, of: to, pointer }];
  });
}

/** A file of a dataset is the dataset, and weights are the model. */
function isPartOf({ id, nature }: Package, { part }: End): boolean {
  if (part === undefined || termOf(part.element.type) !== 'File') return false;
  const { name = '', software_primaryPurpose: purpose = '' } = part.element;
  const isWeights = termOf(purpose) === 'model' || (purpose === '' && isPartOfModel(name));
  return isOnlyPart(purlOf(part.element), id) && (nature !== 'model' || isWeights);
}
