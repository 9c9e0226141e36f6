import { z } from 'zod';

const node = z.looseObject({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  placeholder: z.boolean(),
});

const edge = z.looseObject({
  type: z.string(),
  from: z.string(),
  to: z.string(),
  method: z.string().optional(),
  stage: z.string().optional(),
  channel: z.string().optional(),
  operation: z.string().optional(),
  share: z.number().optional(),
  relation: z.string().optional(),
});

/** What `/ancestry` and `/descendants` answer, as far as it is shown. */
export const lineageGraph = z.looseObject({
  root: z.string(),
  nodes: z.array(node),
  edges: z.array(edge),
  truncated: z.boolean(),
});

export type LineageGraph = z.infer<typeof lineageGraph>;
export type GraphNode = z.infer<typeof node>;
export type GraphEdge = z.infer<typeof edge>;
