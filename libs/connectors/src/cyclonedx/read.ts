import { inspect, type InputProblem, isRecord, type Parsed, validate } from '@pedigree/events';
import { type Declaration, type Reading } from '../documents/declaration';
import { isArtifact, kindOf } from '../documents/inputs';
import { isNoName } from '../documents/names';
import { type Note } from '../documents/note';
import { aboutOf, digestsOf, originOf } from './about';
import { type ComponentPart as Part, type Components, componentsIn, said } from './components';
import { type Linked, linksIn } from './links';
import { type Bom, bom } from './schema';

/**
 * Reads a CycloneDX document (JSON, 1.5 and later have what it takes): `machine-learning-model` and
 * `data` components, and all that it says of what they were made of. Never throws.
 */
export function readCycloneDx(json: unknown): Parsed<Reading> {
  const harmful = inspect(json);
  if (harmful.length > 0) return { ok: false, errors: harmful };
  if (!isRecord(json) || json['bomFormat'] !== 'CycloneDX') return { ok: false, errors: [OTHER] };
  const parsed = validate(bom, json);
  return parsed.ok ? readingOf(parsed.value) : parsed;
}

function readingOf(document: Bom): Parsed<Reading> {
  const components = componentsIn(document);
  if (!components.ok) return components;
  const linked = linksIn(document, components.value);
  if (!linked.ok) return linked;
  const aggregates = aggregatesOf(document);
  return {
    ok: true,
    value: {
      ...{ source: '/pedigree/imports/cyclonedx', format: 'CycloneDX' },
      time: document.metadata?.timestamp,
      declarations: linked.value.map((each) => declarationOf(each, aggregates)),
      ignored: ignoredIn(components.value),
      notes: linked.value.flatMap(({ part, notes }) => [...unnamed(part), ...notes]),
    },
  };
}

const ignoredIn = ({ parts }: Components): number =>
  parts.filter((part) => !part.isAside && !isArtifact(part)).length;

function declarationOf(
  { part, links }: Linked,
  aggregates: ReadonlyMap<string, string>,
): Declaration {
  const { id, component, pointer } = part;
  return {
    ...{ id, kind: kindOf(part), pointer, links },
    about: isDescribed(part) ? aboutOf(part) : undefined,
    digests: digestsOf(component),
    initialization: said(component, 'initialization')[0],
    origin: originOf(component),
    source: said(component, 'source')[0],
    completeness: completenessOf(part, aggregates),
    flags: said(component, 'flagged'),
  };
}

const isDescribed = (part: Part): boolean =>
  !part.isAside &&
  isArtifact(part) &&
  !isUnnamed(part) &&
  !said(part.component, 'placeholder').includes('true');

/** `Training Dataset`: nobody learns from that which one it is. */
const isUnnamed = ({ isScoped, component }: Part): boolean => isScoped && isNoName(component.name);

const unnamed = (part: Part): Note[] =>
  part.isAside || !isUnnamed(part)
    ? []
    : [{ pointer: part.pointer, message: NO_NAME, placeholder: part.id }];

const NO_NAME = 'has a name that says nothing of which one it is: a placeholder stands for it';

/** How much of its dependencies is listed, by bom-ref; `incomplete` wins where a document contradicts itself. */
function aggregatesOf({ compositions = [] }: Bom): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { aggregate, dependencies = [] } of compositions)
    for (const ref of dependencies)
      if (!found.get(ref)?.startsWith('incomplete')) found.set(ref, aggregate);
  return found;
}

/**
 * `complete` is believed of what Pedigree wrote alone: other tools say it of software, whose list they
 * know, and not of what a model learned from. The format also has `unknown` and `not_specified`, which say nothing.
 */
function completenessOf(
  { component, isOwn }: Part,
  aggregates: ReadonlyMap<string, string>,
): Declaration['completeness'] {
  const aggregate = aggregates.get(component['bom-ref'] ?? '');
  if (aggregate?.startsWith('incomplete')) return 'incomplete';
  return isOwn && aggregate === 'complete' ? 'complete' : undefined;
}

const OTHER: InputProblem = {
  pointer: '/bomFormat',
  message: 'is not CycloneDX',
  remedy:
    'Send a CycloneDX document as JSON (convert XML first), SPDX to POST /api/v1/imports/spdx.',
};
