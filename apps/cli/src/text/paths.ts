import { type WitnessPath } from '@pedigree/events';
import { plainLine } from './plain';
import { shortName } from './names';

/** Hops at either end of a long path that are shown. */
const ENDS = 6;

/** `support@1 -TRAINED_ON-> answers@1 -GENERATED_BY-> chat@1`: a witness path as a chain of names. */
export function chainOf({ generator, hops, omitted }: WitnessPath): string {
  const [first] = hops;
  if (first === undefined) return shortName(generator);
  const steps = hops.map(({ edge, from, to }, index) => {
    const before = hops[index - 1];
    const gap = before === undefined || before.to === from ? '' : `... ${shortName(from)} `;
    return `${gap}-${plainLine(edge)}-> ${shortName(to)}`;
  });
  return [shortName(first.from), ...shortened(steps, omitted ?? 0)].join(' ');
}

/** Where the gate left hops out itself, the gap stands in the chain and only its number is told here. */
function shortened(steps: readonly string[], omitted: number): string[] {
  const left = steps.length - 2 * ENDS;
  const note = omitted > 0 ? [`(${String(omitted)} hops left out by the gate)`] : [];
  if (left <= 1) return [...steps, ...note];
  return [
    ...steps.slice(0, ENDS),
    `... ${String(left)} more hops ...`,
    ...steps.slice(-ENDS),
    ...note,
  ];
}
