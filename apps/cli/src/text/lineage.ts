import { type Output } from '../output';
import { type GraphEdge, type GraphNode, type LineageGraph } from './graph';
import { plainLine } from './plain';
import { MOST_LEVELS, type Steps, treeOf } from './tree';

export type Direction = 'ancestry' | 'descendants';

type Paint = Output['paint'];
type Nodes = ReadonlyMap<string, GraphNode>;

/** Artifacts outside the tree that are named. */
const MOST_REST = 20;

/** An artifact's lineage for people: a tree, and in words whatever is not in it. Ends with a line break. */
export function lineageText(graph: LineageGraph, direction: Direction, paint: Paint): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const steps = stepsOf(graph.edges, direction, (id) => nameOf(id, nodes, paint), paint);
  const tree = treeOf(graph.root, steps, (label) => `${label} ${paint.dim('(see above)')}`);
  const rest = graph.nodes.filter(({ id }) => !tree.seen.has(id));
  return [
    nameOf(graph.root, nodes, paint),
    ...(tree.text === '' ? [] : [tree.text]),
    ...restLines(rest, tree.cut),
    ...claimLines(graph.edges),
    summary(graph, paint),
    '',
  ].join('\n');
}

function stepsOf(
  edges: readonly GraphEdge[],
  direction: Direction,
  name: (id: string) => string,
  paint: Paint,
): Steps {
  const steps = new Map<string, Map<string, string>>();
  for (const edge of edges.filter(isStep)) {
    const [from, to] = direction === 'ancestry' ? [edge.from, edge.to] : [edge.to, edge.from];
    const told = steps.get(from) ?? new Map<string, string>();
    steps.set(from, told.set(`${paint.dim(edgeText(edge))} ${name(to)}`, to));
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

function nameOf(id: string, nodes: Nodes, paint: Paint): string {
  const node = nodes.get(id);
  const name =
    node?.kind === 'dataset' ? `dataset ${paint.cyan(plainLine(id))}` : paint.bold(plainLine(id));
  return node?.placeholder === true ? `${name} ${paint.yellow('[only mentioned]')}` : name;
}

function restLines(rest: readonly GraphNode[], cut: boolean): string[] {
  if (rest.length === 0) return [];
  const names = rest.slice(0, MOST_REST).map(({ id }) => `  ${plainLine(id)}`);
  const why = cut
    ? `more than ${String(MOST_LEVELS)} levels away, or joined by name or digest`
    : 'the same weights or another version of something above';
  const left = rest.length - names.length;
  const more = left > 0 ? [`  and ${String(left)} more`] : [];
  return ['', `Also part of it, ${why} (--json has the edges):`, ...names, ...more];
}

function claimLines(edges: readonly GraphEdge[]): string[] {
  const claims = edges
    .filter((edge) => !isStep(edge))
    .map(({ from, to, relation = 'unknown' }) => plainLine(`  ${from} and ${to}: ${relation}`));
  return claims.length === 0 ? [] : ['', 'Claims about a shared start:', ...claims];
}

function summary({ nodes, truncated }: LineageGraph, paint: Paint): string {
  const count = `${String(nodes.length)} ${nodes.length === 1 ? 'artifact' : 'artifacts'}`;
  const more = 'and there are MORE: the answer was cut at the limit. Raise it with --limit.';
  return truncated ? `\n${count}, ${paint.yellow(more)}` : `\n${count}.`;
}
