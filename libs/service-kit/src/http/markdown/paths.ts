import { type Hop, type WitnessPath } from '@pedigree/events';
import { code, codeBlock } from './escape';

/** Hops that a path may have to be shown on one line. */
const SHORT = 6;
/** Hops of a long path that are shown at either end. */
const ENDS = 20;

/** An id that could be taken for a part of the drawing is put in quotes. */
const drawn = (id: string): string => (/[\s"]|->/.test(id) || id === '' ? JSON.stringify(id) : id);

/** `student -TRAINED_ON-> corpus -GENERATED_BY-> teacher`, one entry per hop after the first. */
function stepsOf({ generator, hops }: WitnessPath): string[] {
  const [first] = hops;
  if (first === undefined) return [drawn(generator)];
  const steps = hops.map(({ edge, from, to }, index) => {
    const before = hops[index - 1];
    const gap = before === undefined || before.to === from ? '' : `… ${drawn(from)} `;
    return `${gap}-${edge}-> ${drawn(to)}`;
  });
  return [drawn(first.from), ...steps];
}

const gradeAnd = ({ grade, hops }: { grade: string; hops: readonly Hop[] }): string =>
  `${String(hops.length)} ${hops.length === 1 ? 'hop' : 'hops'}, initialization ${grade}`;

/** A witness path: on one line, or folded away where it is long. */
export function pathBlock(path: WitnessPath): string {
  const steps = stepsOf(path);
  if (path.hops.length <= SHORT) return `Path (${gradeAnd(path)}): ${code(steps.join(' '))}`;
  return folded(`Path of ${gradeAnd(path)}`, codeBlock(middleLeftOut(steps)));
}

/** @param summary holds nothing that others wrote */
export const folded = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;

function middleLeftOut(steps: readonly string[]): string[] {
  const [start = '', ...rest] = steps;
  const left = rest.length - 2 * ENDS;
  const shown =
    left <= 1
      ? rest
      : [...rest.slice(0, ENDS), `… ${String(left)} more hops …`, ...rest.slice(-ENDS)];
  return [start, ...shown.map((step) => `  ${step}`)];
}
