import { z } from 'zod';
import { type Output } from '../output';
import { tableOf } from './table';

/** What `/descendants?deployed=true` answers, as far as it is shown. */
export const blastRadius = z.looseObject({
  root: z.string(),
  deployments: z.array(
    z.looseObject({
      id: z.string(),
      environment: z.string(),
      since: z.string(),
      model: z.string(),
    }),
  ),
  truncated: z.boolean(),
});

/** What runs that came of an artifact, one deployment a row. */
export function blastRadiusText(
  { root, deployments, truncated }: z.infer<typeof blastRadius>,
  paint: Output['paint'],
): string {
  const more = truncated
    ? 'There are MORE descendants: the answer was cut at the limit. Raise it with --limit.\n'
    : '';
  if (deployments.length === 0) return `Nothing that came of ${root} is known to run.\n${more}`;
  const rows = deployments.map((one) => [one.environment, one.id, one.model, one.since]);
  return tableOf(['environment', 'deployment', 'model', 'since'], rows, paint) + more;
}
