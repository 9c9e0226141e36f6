import { z } from 'zod';

/** What lineage-writer says after a commit: what it recorded, what that touched, and up to where it has read. */
export const lineageRecorded = z.looseObject({
  artifacts: z.array(z.string()),
  changed: z
    .array(z.string())
    .optional()
    .describe(
      'Those of them of which something new was said: what descends from them is judged again',
    ),
  positions: z.array(
    z.object({ topic: z.string(), partition: z.number().int(), next: z.number().int() }),
  ),
});
