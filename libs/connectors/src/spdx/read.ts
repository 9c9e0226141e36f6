import { inspect, type InputProblem, isRecord, type Parsed, validate } from '@pedigree/events';
import { type Declaration, type Reading } from '../documents/declaration';
import { describedBy, type Package, packagesIn } from './packages';
import { isRelationship, type Related, relatedBy } from './relationships';
import { document, type Element } from './schema';

/**
 * Reads an SPDX 3 document (JSON-LD): packages of its AI and Dataset profiles, and which of them was
 * trained on, descends from, generates or depends on which. SPDX 2 knows neither. Never throws.
 */
export function readSpdx(json: unknown): Parsed<Reading> {
  const harmful = inspect(json);
  if (harmful.length > 0) return { ok: false, errors: harmful };
  if (!isRecord(json) || !Array.isArray(json['@graph'])) return { ok: false, errors: [OTHER] };
  const parsed = validate(document, json);
  return parsed.ok ? readingOf(parsed.value['@graph']) : parsed;
}

function readingOf(graph: readonly Element[]): Parsed<Reading> {
  const packages = packagesIn(graph);
  if (!packages.ok) return packages;
  const relationships = graph.filter(isRelationship);
  const reading: Reading = {
    ...{ source: '/pedigree/imports/spdx', format: 'SPDX' },
    time: graph
      .flatMap(({ type, created }) => (type === 'CreationInfo' ? (created ?? []) : []))
      .toSorted()
      .at(-1),
    declarations: declarationsOf(packages.value, relationships, graph),
    ignored: graph.length - packages.value.length - relationships.length,
  };
  return { ok: true, value: reading };
}

function declarationsOf(
  packages: readonly Package[],
  relationships: readonly Element[],
  graph: readonly Element[],
): Declaration[] {
  const byRef = new Map(packages.map((each) => [each.element.spdxId ?? each.id, each]));
  const names = new Map(graph.map(({ spdxId, name }) => [spdxId, name]));
  const related = new Map<string, Related[]>(packages.map(({ id }) => [id, []]));
  for (const each of relationships.flatMap((one) => relatedBy(one, (ref) => byRef.get(ref))))
    related.get(each.of)?.push(each);
  return packages.map((each) => ({
    ...describedBy(each, (spdxId) => names.get(spdxId)),
    ...madeOf(related.get(each.id) ?? []),
  }));
}

/**
 * That a relationship calls itself complete is left alone: it says so of its own kind, and not that a model
 * learned from nothing else.
 */
function madeOf(related: readonly Related[]): Pick<Declaration, 'links' | 'completeness'> {
  const links = related.flatMap(({ link }) => link ?? []);
  return {
    links: [...new Map(links.map((link) => [`${link.type} ${link.to}`, link])).values()],
    completeness: related.some(({ isIncomplete }) => isIncomplete) ? 'incomplete' : undefined,
  };
}

const OTHER: InputProblem = {
  pointer: '/@graph',
  message: 'is not there, so this is no SPDX 3 document',
  remedy: 'Send SPDX 3 as JSON-LD; SPDX 2 has no place for models and datasets.',
};
