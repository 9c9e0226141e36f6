import treeify from 'object-treeify';

interface Branch {
  [label: string]: Branch;
}

/** A node to be drawn below another. */
interface Visit {
  id: string;
  label: string;
  parent: Branch;
  level: number;
}

/** What is one step away from each node, by the label it is drawn with. */
export type Steps = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Tree {
  /** Lines below the root; empty where nothing is. */
  text: string;
  /** Ids in it, the root included. */
  seen: ReadonlySet<string>;
  /** Something is further away than `MOST_LEVELS` and not in it. */
  cut: boolean;
}

/** Levels that are drawn. */
export const MOST_LEVELS = 40;

/**
 * Draws what is reached from a root. Each node is drawn once with what is beyond it; where it comes again
 * it is only named. Depth first, with a list instead of recursion: a chain may be thousands long.
 *
 * @param again marks the label of a node that was drawn above
 */
export function treeOf(root: string, steps: Steps, again: (label: string) => string): Tree {
  const seen = new Set([root]);
  const branch: Branch = {};
  const open = visitsTo(steps, root, branch, 1);
  let cut = false;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { id, label, parent, level } = visit;
    const known = seen.has(id);
    seen.add(id);
    const below: Branch = {};
    parent[known ? again(label) : label] = below;
    const beyond = known ? [] : visitsTo(steps, id, below, level + 1);
    if (level < MOST_LEVELS) open.push(...beyond);
    else cut ||= beyond.length > 0;
  }
  return { text: treeify(branch, { breakCircularWith: null }), seen, cut };
}

/** In reverse, since the last is taken first. */
const visitsTo = (steps: Steps, from: string, parent: Branch, level: number): Visit[] =>
  [...(steps.get(from) ?? [])].map(([label, id]) => ({ id, label, parent, level })).reverse();
