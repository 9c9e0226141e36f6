import { inspect, type InputProblem, isRecord, type Parsed, validate } from '@pedigree/events';
import { type Declaration, type Reading } from '../documents/declaration';
import { describedBy, packagesOf } from './packages';
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
  return parsed.ok ? { ok: true, value: readingOf(parsed.value['@graph']) } : parsed;
}

function readingOf(graph: readonly Element[]): Reading {
  const packages = packagesOf(graph);
  const byId = new Map(packages.map((each) => [each.element.spdxId ?? each.id, each]));
  const names = new Map(graph.map(({ spdxId, name }) => [spdxId, name]));
  const relationships = graph.filter(isRelationship);
  const related = relationships.flatMap((each) => relatedBy(each, (ref) => byId.get(ref)));
  const byMade = new Map<string, Related[]>(packages.map(({ id }) => [id, []]));
  for (const each of related) byMade.get(each.from)?.push(each);
  return {
    ...{ source: '/pedigree/imports/spdx', format: 'SPDX' },
    time: graph
      .flatMap(({ type, created }) => (type === 'CreationInfo' ? (created ?? []) : []))
      .toSorted()
      .at(-1),
    declarations: packages.map((each) => ({
      ...describedBy(each, (spdxId) => names.get(spdxId)),
      ...madeOf(byMade.get(each.id) ?? []),
    })),
    ignored: graph.length - packages.length - relationships.length,
  };
}

/** One relationship that says it is incomplete makes the whole incomplete; to be complete, all must say so. */
function madeOf(related: readonly Related[]): Pick<Declaration, 'links' | 'completeness'> {
  const said = new Set(related.map(({ completeness }) => completeness));
  const agreed = said.size === 1 ? related[0]?.completeness : undefined;
  const links = related.map(({ link }) => link);
  return {
    links: [...new Map(links.map((link) => [`${link.type} ${link.to}`, link])).values()],
    completeness: said.has('incomplete') ? 'incomplete' : agreed,
  };
}

const OTHER: InputProblem = {
  pointer: '/@graph',
  message: 'is not there, so this is no SPDX 3 document',
  remedy: 'Send SPDX 3 as JSON-LD; SPDX 2 has no place for models and datasets.',
};
