import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import * as Spec from '@cyclonedx/cyclonedx-library/Spec';
import { describe, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { flagsShownOf } from '@pedigree/promotion';
import { componentOf, type Entry } from './component';
import { type Composition, compositionsOf } from './compositions';
import { withDetails } from './details';
import { type Link, linksOf } from './links';
import { byText } from './order';
import { serialNumberOf } from './serial-number';

/** Of CycloneDX. */
export const SPEC_VERSION = Spec.Version.v1dot6;

export interface BomOptions {
  /** Id of the artifact that the document is about. */
  root: string;
  /** When what it says was known. */
  at: Date;
  /** Version of the program that writes it. */
  toolVersion: string;
}

type Document = Serialize.JSON.Types.Normalized.Bom & { compositions: Composition[] };

/**
 * An ancestry as a CycloneDX ML-BOM, for tools that read bills of materials: a component for each artifact, its
 * `dependencies` what it was made of. The same ancestry, in whatever order, and moment give the same bytes.
 *
 * @param ancestry of the root, as `closureOf` reads it upstream; `compositions` say where it was cut
 * @returns JSON text; nothing where the root is not in the ancestry
 */
export function mlBom(ancestry: Subgraph, options: BomOptions): string | undefined {
  const entries = entriesOf(ancestry);
  if (!entries.has(options.root)) return undefined;
  const document = detailed(normalized(bomOf(entries, options)), entries, ancestry);
  const serialNumber = serialNumberOf(JSON.stringify(document));
  return JSON.stringify({ ...document, serialNumber });
}

function entriesOf(ancestry: Subgraph): ReadonlyMap<string, Entry> {
  const links = linksOf(ancestry);
  return new Map(
    ancestry.nodes
      .toSorted((a, b) => byText(a.id, b.id))
      .map((node) => [node.id, entryOf(node, links.get(node.id) ?? [])]),
  );
}

function entryOf(node: LineageNode, links: readonly Link[]): Entry {
  const reasons = flagsShownOf(node).map(({ reason }) => reason);
  return { view: describe(node), links, flags: [...new Set(reasons)].sort(byText) };
}

function bomOf(entries: ReadonlyMap<string, Entry>, options: BomOptions): Models.Bom {
  const components = new Map([...entries].map(([id, entry]) => [id, componentOf(entry)]));
  for (const [id, component] of components) dependOn(component, entries.get(id), components);
  const root = components.get(options.root);
  components.delete(options.root);
  return new Models.Bom({
    metadata: new Models.Metadata({
      timestamp: options.at,
      tools: toolsOf(options.toolVersion),
      ...(root === undefined ? {} : { component: root }),
    }),
    components: new Models.ComponentRepository(components.values()),
  });
}

function dependOn(
  component: Models.Component,
  entry: Entry | undefined,
  components: ReadonlyMap<string, Models.Component>,
): void {
  const upstream = (entry?.links ?? []).filter(({ isUpstream }) => isUpstream);
  for (const to of [...new Set(upstream.map(({ to }) => to))].sort(byText)) {
    const other = components.get(to);
    if (other !== undefined) component.dependencies.add(other.bomRef);
  }
}

const toolsOf = (version: string): Models.Tools =>
  new Models.Tools({
    components: new Models.ComponentRepository([
      new Models.Component(Enums.ComponentType.Application, 'pedigree', { version }),
    ]),
  });

/** The order is that of insertion: the library's own sorting follows the locale. */
const normalized = (bom: Models.Bom): Serialize.JSON.Types.Normalized.Bom =>
  new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6).makeForBom().normalize(bom, {});

function detailed(
  bom: Serialize.JSON.Types.Normalized.Bom,
  entries: ReadonlyMap<string, Entry>,
  ancestry: Subgraph,
): Document {
  const find = (id: string) => entries.get(id);
  const complete = (component: Serialize.JSON.Types.Normalized.Component) => {
    const entry = find(component['bom-ref'] ?? '');
    return entry === undefined ? component : withDetails(component, entry, find);
  };
  const { metadata, components = [] } = bom;
  const about = metadata?.component;
  return {
    ...bom,
    metadata: { ...metadata, ...(about === undefined ? {} : { component: complete(about) }) },
    components: components.map(complete),
    compositions: compositionsOf(ancestry),
  };
}
