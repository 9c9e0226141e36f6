import { type Input, isArtifact, kindOf, type Target } from '../documents/inputs';
import { canonicalId, foldedName, isMachineMadeTag } from '@pedigree/lineage';
import { kindOfRole, namesIn, type Role, roleOf } from '../documents/fields';
import { addressed, artifactNamed, isUri, kindOfId, scopedId } from '../documents/names';
import { type ComponentPart as Part } from './components';
import { type ExternalReference } from './schema';
import { type Targets } from './targets';

/** What a model or a dataset says of its own inputs, in the fields of the format and in those that tools make up. */
export const saidBy = (part: Part, targets: Targets): Input<Part>[] =>
  isArtifact(part)
    ? [
        ...corporaOf(part, targets),
        ...dataOf(part, targets),
        ...madeUp(part),
        ...elsewhere(part),
        ...noted(part),
      ]
    : [];

const corporaOf = (part: Part, targets: Targets): Input<Part>[] =>
  (part.component.modelCard?.modelParameters?.datasets ?? []).flatMap(({ ref }, at) => {
    const pointer = `${part.pointer}/modelCard/modelParameters/datasets/${at}`;
    const inPlace = targets.standingAt(pointer);
    const target =
      ref === undefined
        ? inPlace && targets.of(inPlace)
        : (targets.at(ref) ?? unknown(ref, targets));
    return target === undefined ? [] : [{ of: part, target, as: 'data', pointer }];
  });

/** A corpus it is, whatever else it may be. */
const unknown = (ref: string, { subject }: Targets): Target<Part> => ({
  ...{ id: isUri(ref) ? canonicalId(ref) : scopedId(subject, ref), isScoped: !isUri(ref) },
});

/** Data of a model went into it. Data lies somewhere, and may be there under another name of the hub. */
const dataOf = (part: Part, { subject }: Targets): Input<Part>[] =>
  (part.component.data ?? []).flatMap(({ name, contents }, at): Input<Part>[] => {
    const pointer = `${part.pointer}/data/${at}`;
    const url = addressed(contents?.url ?? '');
    const isElsewhere = url !== undefined && kindOfId(url) !== undefined;
    if (part.nature !== 'model' && !isElsewhere) return [];
    const label = scopedId(subject, name ?? contents?.url ?? `data ${at}`);
    return [
      { of: part, target: { id: url ?? label, isScoped: url === undefined }, as: 'data', pointer },
    ];
  });

const OURS = 'pedigree:';

/** Properties of tools, e.g. `huggingface:baseModel`. */
const madeUp = (part: Part): Input<Part>[] =>
  [
    ...(part.component.properties ?? []).map((property, at) => ({
      ...property,
      at: `properties/${at}`,
    })),
    ...(part.component.modelCard?.properties ?? []).map((property, at) => ({
      ...property,
      at: `modelCard/properties/${at}`,
    })),
  ].flatMap(({ name, value = '', at }) => {
    const role = name.startsWith(OURS) ? undefined : roleOf(name);
    return role === undefined
      ? []
      : namesIn(value).map((each) => named(part, each, role, `${part.pointer}/${at}`));
  });

const named = (of: Part, name: string, role: Role, pointer: string): Input<Part> => ({
  ...{ of, as: role, pointer },
  target: artifactNamed(name, kindOfRole(role), of.id),
});

const SAYS_DATA = /data ?-?sets?|corp(?:us|ora)|train(?:ing|ed)/i;
const SAYS_MODEL = /(?:base|parent|teacher|source)[ -]?model|distill/i;

/** References of kinds that name data or models, and any to another repository of the hub. */
const elsewhere = (part: Part): Input<Part>[] =>
  (part.component.externalReferences ?? []).flatMap((reference, at) => {
    const pointer = `${part.pointer}/externalReferences/${at}`;
    const { url = '' } = reference;
    const role = roleBy(reference, part);
    return role === undefined || url.trim() === ''
      ? []
      : [{ of: part, target: artifactNamed(url, kindOfRole(role), part.id), as: role, pointer }];
  });

/** Text for people: that it speaks of another model is understood, and not of which. */
function noted(part: Part): Input<Part>[] {
  const { notes = '' } = part.component.pedigree ?? {};
  const as = isMachineMadeTag(notes) ? 'teacher' : SAYS_MODEL.test(notes) ? 'base' : undefined;
  if (as === undefined) return [];
  const id = scopedId(part.id, 'notes of its pedigree');
  const target = { id, isScoped: true, kind: kindOfRole(as) };
  return [{ of: part, target, as, pointer: `${part.pointer}/pedigree/notes` }];
}

/** Another format would describe how it was made; it is not followed. */
const RECIPE = 'formulation';

function roleBy(
  { type = '', url = '', comment = '' }: ExternalReference,
  part: Part,
): Role | undefined {
  const said = `${type} ${comment}`;
  const id = addressed(url) ?? '';
  const kind = id.includes('/', 'pkg:huggingface/'.length) ? kindOfId(id) : undefined;
  if (kind === 'model' && !isSame(id, part)) return 'base';
  if (kind === 'dataset' && !isSame(id, part)) return 'data';
  if (kind !== undefined) return undefined;
  if (SAYS_MODEL.test(said)) return 'base';
  return SAYS_DATA.test(said) || type === RECIPE ? 'data' : undefined;
}

/** The page of the artifact itself, as far as names can tell. */
const isSame = (id: string, part: Part): boolean =>
  kindOfId(id) === kindOf(part) && foldedName(id).last === foldedName(part.id).last;
