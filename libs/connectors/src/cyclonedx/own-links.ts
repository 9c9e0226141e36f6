import { type InputProblem, isRecord, type Parsed } from '@pedigree/events';
import {
  canonicalId,
  EDGE_TYPES,
  type EdgeProperties,
  type EdgeType,
  nameOf,
} from '@pedigree/lineage';
import { type DeclaredLink } from '../documents/declaration';
import { type Input, kindOf, linkOf } from '../documents/inputs';
import { fitting } from '../documents/links';
import { digestsOf } from './about';
import { type ComponentPart as Part, said } from './components';
import { type Targets } from './targets';

/** The links of a component that Pedigree wrote: JSON in its properties, with `ref` and what was recorded of how. */
export function ownLinks(part: Part): Parsed<DeclaredLink[]> {
  const { component, pointer } = part;
  const links = EDGE_TYPES.flatMap((type) =>
    said(component, type).map((value) => readLink(type, value)),
  );
  const good = links.flatMap((link) => (link === undefined ? [] : [fitting(kindOf(part), link)]));
  return good.length === links.length
    ? { ok: true, value: good }
    : { ok: false, errors: [unreadable(`${pointer}/properties`)] };
}

/**
 * Whether these links say all that a field of the format says, as Pedigree fills in both. A version of the same
 * name and what has the same digest are named in other properties.
 */
export function covering(
  part: Part,
  links: readonly DeclaredLink[],
  targets: Targets,
): (input: Input) => boolean {
  const exact = new Set(links.map(({ type, to }) => `${type} ${canonicalId(to)}`));
  const upstream = links.filter(({ type }) => type !== 'SHARES_INITIALIZATION');
  const named = [...upstream.map(({ to }) => to), ...versionsOf(part), ...equalsOf(part, targets)];
  const any = new Set(named.map(canonicalId));
  return (input) => {
    const { type, to } = linkOf(input);
    const id = canonicalId(to);
    return input.as === 'input' ? any.has(id) : exact.has(`${type} ${id}`);
  };
}

const versionsOf = ({ id, component }: Part): string[] =>
  refsIn(component, 'VERSION_OF').filter((ref) => nameOf(ref).base === nameOf(id).base);

const equalsOf = ({ component }: Part, targets: Targets): string[] =>
  refsIn(component, 'SAME_DIGEST').filter((ref) => {
    const other = targets.partAt(ref)?.component;
    const digests = new Set(other === undefined ? [] : digestsOf(other));
    return digestsOf(component).some((digest) => digests.has(digest));
  });

const refsIn = (component: Part['component'], property: string): string[] =>
  said(component, property).flatMap((value) => refOf(parsed(value)) ?? []);

const refOf = (json: unknown): string | undefined =>
  isRecord(json) && typeof json['ref'] === 'string' ? json['ref'] : undefined;

function readLink(type: EdgeType, value: string): DeclaredLink | undefined {
  const json = parsed(value);
  const to = refOf(json);
  if (to === undefined || !isRecord(json)) return undefined;
  const properties = Object.fromEntries(Object.entries(json).filter(([name]) => name !== 'ref'));
  return { type, to, properties: properties as EdgeProperties };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

const unreadable = (pointer: string): InputProblem => ({
  pointer,
  message: `has a value of ${EDGE_TYPES.map((type) => `pedigree:${type}`).join(', ')} that cannot be read`,
  remedy:
    'Give a JSON object with ref, the bom-ref of the other component, as Pedigree exports it.',
});
