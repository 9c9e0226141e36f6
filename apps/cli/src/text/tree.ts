import treeify from 'object-treeify';
import { type GraphEdge, type GraphNode, type LineageGraph } from './graph';
import { plainLine } from './plain';

export type Direction = 'ancestry' | 'descendants';

interface Branch {
  [label: string]: Branch;
}

/** Levels that are drawn: what lies further away is counted instead. */
export const MOST_LEVELS = 40;

/** An artifact to be drawn below another. */
interface Visit {
  id: string;
  label: string;
  parent: Branch;
  level: number;
}

/** What is one step away, by the label it is drawn with. */
type Steps = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is drawn, and what is not: the ids left over and whether levels were cut. */
interface Drawn {
  branch: Branch;
  seen: ReadonlySet<string>;
  cut: boolean;
}

/**
 * An artifact's lineage as a tree. Each artifact is drawn once with what is beyond it; where it comes
 * again it only is named. Says what is not in the picture. Ends with a line break.
 */
export function treeText(graph: LineageGraph, direction: Direction): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const { branch, seen, cut } = draw(graph, direction, nodes);
  const root = nameOfNode(graph.root, nodes);
  const rest = graph.nodes.filter(({ id }) => !seen.has(id));
  return [
    root,
    ...(Object.keys(branch).length === 0 ? [] : [treeify(branch, { breakCircularWith: null })]),
    ...restLines(rest, cut),
    ...claimLines(graph.edges),
    summary(graph),
    '',
  ].join('\n');
}

/** Depth first, with a list instead of recursion: a chain may be thousands of artifacts long. */
function draw(
  { root, edges }: LineageGraph,
  direction: Direction,
  nodes: ReadonlyMap<string, GraphNode>,
): Drawn {
  const steps = stepsOf(edges, direction, nodes);
  const seen = new Set([root]);
  const branch: Branch = {};
  const open = visitsTo(steps, root, branch, 1);
  let cut = false;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { id, label, parent, level } = visit;
    const again = seen.has(id);
    seen.add(id);
    const below: Branch = {};
    parent[again ? `${label} (see above)` : label] = below;
    const beyond = again ? [] : visitsTo(steps, id, below, level + 1);
    if (level < MOST_LEVELS) open.push(...beyond);
    else cut ||= beyond.length > 0;
  }
  return { branch, seen, cut };
}

/** In reverse, since the last is taken first. */
const visitsTo = (steps: Steps, from: string, parent: Branch, level: number): Visit[] =>
  [...(steps.get(from) ?? [])].map(([label, id]) => ({ id, label, parent, level })).reverse();

function stepsOf(
  edges: readonly GraphEdge[],
  direction: Direction,
  nodes: ReadonlyMap<string, GraphNode>,
): Steps {
  const steps = new Map<string, Map<string, string>>();
  for (const edge of edges.filter(isStep)) {
    const [from, to] = direction === 'ancestry' ? [edge.from, edge.to] : [edge.to, edge.from];
    const told = steps.get(from) ?? new Map<string, string>();
    steps.set(from, told.set(`${edgeText(edge)} ${nameOfNode(to, nodes)}`, to));
  }
  return steps;
}

/** A claim about two models is no step from one to the other. */
const isStep = ({ type }: GraphEdge): boolean => type !== 'SHARES_INITIALIZATION';

function edgeText({ type, method, stage, channel, operation, share }: GraphEdge): string {
  const details = [method, stage, channel, operation].filter((one) => one !== undefined);
  const part = share === undefined ? [] : [`${String(Math.round(share * 1000) / 10)} %`];
  const told = [...details, ...part].join(', ');
  return plainLine(told === '' ? type : `${type} (${told})`);
}

function nameOfNode(id: string, nodes: ReadonlyMap<string, GraphNode>): string {
  const node = nodes.get(id);
  const kind = node?.kind === 'dataset' ? 'dataset ' : '';
  return plainLine(`${kind}${id}${node?.placeholder === true ? ' [only mentioned]' : ''}`);
}

function restLines(rest: readonly GraphNode[], cut: boolean): string[] {
  const names = rest.slice(0, 20).map(({ id }) => `  ${plainLine(id)}`);
  if (rest.length === 0) return [];
  const why = cut
    ? `more than ${String(MOST_LEVELS)} levels away, or joined by name or digest`
    : 'the same weights or another version of something above';
  const more =
    rest.length > names.length ? [`  and ${String(rest.length - names.length)} more`] : [];
  return ['', `Also part of it, ${why} (--json has the edges):`, ...names, ...more];
}

function claimLines(edges: readonly GraphEdge[]): string[] {
  const claims = edges
    .filter((edge) => !isStep(edge))
    .map(({ from, to, relation = 'unknown' }) => plainLine(`  ${from} and ${to}: ${relation}`));
  return claims.length === 0 ? [] : ['', 'Claims about a shared start:', ...claims];
}

function summary({ nodes, truncated }: LineageGraph): string {
  const count = `${String(nodes.length)} ${nodes.length === 1 ? 'artifact' : 'artifacts'}`;
  return truncated
    ? `\n${count}, and there are MORE: the answer was cut at the limit. Raise it with --limit.`
    : `\n${count}.`;
}
