import { type InputProblem, isRecord, type Parsed } from '@pedigree/events';
import { EDGE_TYPES, type EdgeProperties, type EdgeType } from '@pedigree/lineage';
import { type DeclaredLink } from '../documents/declaration';
import { type Artifact, said } from './components';

/** The links of a component that Pedigree wrote: JSON in its properties, with `ref` and what was recorded of how. */
export function ownLinks({ component, pointer }: Artifact): Parsed<DeclaredLink[]> {
  const links = EDGE_TYPES.flatMap((type) =>
    said(component, type).map((value) => linkOf(type, value)),
  );
  const good = links.filter((link) => link !== undefined);
  return good.length === links.length
    ? { ok: true, value: good }
    : { ok: false, errors: [unreadable(`${pointer}/properties`)] };
}

function linkOf(type: EdgeType, value: string): DeclaredLink | undefined {
  const json = parsed(value);
  if (!isRecord(json) || typeof json['ref'] !== 'string') return undefined;
  const { ref, ...properties } = json;
  return { type, to: ref, properties: properties as EdgeProperties };
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
