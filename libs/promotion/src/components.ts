/**
 * Strongly connected components (Tarjan), without recursion so that a chain of any length fits.
 *
 * @param size number of vertices, named 0..size-1
 * @param successors the vertices an arc leads to
 * @returns components such that everything an arc leads to stands before what it comes from
 */
export function componentsOf(
  size: number,
  successors: (vertex: number) => readonly number[],
): number[][] {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const components: number[][] = [];
  let counter = 0;

  const open = (vertex: number): Frame => {
    order[vertex] = low[vertex] = counter++;
    stack.push(vertex);
    onStack[vertex] = 1;
    return { vertex, next: successors(vertex), at: 0 };
  };
  const lower = (vertex: number, to: number): void => {
    low[vertex] = Math.min(low[vertex] ?? 0, to);
  };
  const close = (root: number): void => {
    const component = stack.splice(stack.lastIndexOf(root));
    for (const vertex of component) onStack[vertex] = 0;
    components.push(component);
  };

  for (let start = 0; start < size; start++) {
    const frames: Frame[] = order[start] === -1 ? [open(start)] : [];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const to = frame.next[frame.at++];
      if (to === undefined) {
        frames.pop();
        if (low[frame.vertex] === order[frame.vertex]) close(frame.vertex);
        const parent = frames.at(-1);
        if (parent !== undefined) lower(parent.vertex, low[frame.vertex] ?? 0);
      } else if (order[to] === -1) frames.push(open(to));
      else if (onStack[to] === 1) lower(frame.vertex, order[to] ?? 0);
    }
  }
  return components;
}

interface Frame {
  vertex: number;
  next: readonly number[];
  at: number;
}
