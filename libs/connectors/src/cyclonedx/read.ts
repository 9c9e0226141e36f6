import { inspect, type InputProblem, isRecord, type Parsed, validate } from '@pedigree/events';
import { type Declaration, type DeclaredLink, type Reading } from '../documents/declaration';
import { aboutOf, digestsOf } from './about';
import { type Artifact, componentsIn, said } from './components';
import { ownLinks } from './own-links';
import { type Bom, bom } from './schema';
import { type Index, indexOf, standardLinks } from './standard-links';

/**
 * Reads a CycloneDX document (JSON, 1.5 and later have what it takes): `machine-learning-model` and
 * `data` components and how they depend on one another. Never throws.
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
  const { all, artifacts } = components.value;
  const index = indexOf(components.value, document);
  const read = artifacts.map((artifact) => ({ artifact, links: linksOf(artifact, index) }));
  const errors = read.flatMap(({ links }) => (links.ok ? [] : links.errors));
  if (errors.length > 0) return { ok: false, errors };
  const aggregates = aggregatesOf(document);
  const declarations = read.map(({ artifact, links }) =>
    declarationOf(artifact, links.ok ? links.value : [], aggregates),
  );
  const time = document.metadata?.timestamp;
  const source = '/pedigree/imports/cyclonedx';
  const ignored = all.length - artifacts.length;
  return { ok: true, value: { source, format: 'CycloneDX', time, declarations, ignored } };
}

const linksOf = (artifact: Artifact, index: Index): Parsed<DeclaredLink[]> =>
  artifact.isOwn ? ownLinks(artifact) : { ok: true, value: standardLinks(artifact, index) };

function declarationOf(
  artifact: Artifact,
  links: readonly DeclaredLink[],
  aggregates: ReadonlyMap<string, string>,
): Declaration {
  const { id, kind, component, pointer } = artifact;
  const isPlaceholder = said(component, 'placeholder').includes('true');
  return {
    ...{ id, kind, pointer, links },
    about: isPlaceholder ? undefined : aboutOf(artifact),
    digests: digestsOf(component),
    initialization: said(component, 'initialization')[0],
    origin: said(component, 'origin')[0],
    source: said(component, 'source')[0],
    completeness: completenessOf(artifact, aggregates),
    flags: said(component, 'flagged'),
  };
}

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
  { component, isOwn }: Artifact,
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
