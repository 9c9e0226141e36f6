import { type DeploymentRecord } from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { type GraphView, type NodeView, nodeView, stepView } from './views';
import { witnessesTo } from './witnesses';

/** Where something runs. */
export interface RunningDeployment {
  id: string;
  environment: string;
  /** When the event that says so occurred. */
  since: string;
}

export interface DeployedNode extends NodeView {
  deployments: readonly RunningDeployment[];
}

/** What of an artifact's descendants runs somewhere, itself included. */
export interface BlastRadius extends GraphView {
  nodes: readonly DeployedNode[];
  /** What runs nowhere itself and lies on the ways that `edges` show. */
  through: readonly NodeView[];
  deployments: readonly (RunningDeployment & { model: string })[];
}

/**
 * @param closure everything downstream of the root
 * @param running active deployments of models in it
 * @param limit most nodes
 */
export function blastRadius(
  root: string,
  closure: Subgraph,
  running: readonly DeploymentRecord[],
  limit: number,
): BlastRadius {
  const byModel = new Map<string, DeploymentRecord[]>();
  for (const one of running) byModel.set(one.model, [...(byModel.get(one.model) ?? []), one]);
  const deployed = closure.nodes.filter(({ id }) => byModel.has(id));
  const shown = deployed.slice(0, limit);
  const ids = new Set(shown.map(({ id }) => id));
  const steps = witnessesTo(ids, root, closure);
  const ends = new Set(steps.flatMap(({ from, to }) => [from, to]));
  return {
    root,
    nodes: shown.map((node) => ({
      ...nodeView(node),
      deployments: (byModel.get(node.id) ?? []).map(runningView),
    })),
    through: closure.nodes.filter(({ id }) => ends.has(id) && !ids.has(id)).map(nodeView),
    edges: steps.map(stepView),
    deployments: running
      .filter(({ model }) => ids.has(model))
      .map((one) => ({ ...runningView(one), model: one.model })),
    truncated: closure.truncated || deployed.length > shown.length,
  };
}

const runningView = ({ id, environment, since }: DeploymentRecord): RunningDeployment => ({
  id,
  environment,
  since,
});
