import { type Reason, type RemedyStep, type WitnessPath } from '@pedigree/events';
import { code, prose } from './escape';
import { folded, pathBlock } from './paths';

/** Paths that are shown at once, and with those that are folded away. */
const OPEN = 3;
const MOST = 10;
/** Longest section of one reason; with fewer paths it fits. */
const MOST_LENGTH = 12_000;

/** One reason: what is wrong, by which way, and what to do about it as a list to tick off. */
export function reasonBlock(reason: Reason, number: number): string {
  for (const most of [MOST, OPEN, 1]) {
    const block = blockOf(reason, number, most);
    if (block.length <= MOST_LENGTH) return block;
  }
  return blockOf(reason, number, 0);
}

function blockOf(reason: Reason, number: number, most: number): string {
  const { rule, severity, controls } = reason;
  return [
    `### ${String(number)}. ${code(rule)}: ${severity}`,
    prose(said(reason)),
    ...pathBlocks(reason.paths, most),
    ...remedyBlocks(reason),
    ...(controls.length === 0 ? [] : [`Controls: ${controls.map(code).join(', ')}`]),
  ].join('\n\n');
}

function pathBlocks(paths: readonly WitnessPath[], most: number): string[] {
  const open = paths.slice(0, Math.min(OPEN, most)).map(pathBlock);
  const more = paths.slice(OPEN, most).map(pathBlock);
  const rest = paths.length - open.length - more.length;
  return [
    ...open,
    ...(more.length === 0 ? [] : [folded(`${String(more.length)} more paths`, more.join('\n\n'))]),
    ...(rest === 0 ? [] : [`${String(rest)} more paths are in the decision document.`]),
  ];
}

/** The message without the sentence on remedies, which stand below as a list. */
function said({ message, remedies = [] }: Reason): string {
  const ways = remedies.map(({ steps }) =>
    steps
      .filter(({ done }) => !done)
      .map(({ text }) => text)
      .join(', and '),
  );
  const sentence = `To clear it: ${ways.join('; or ')}.`;
  const at = ways.length === 0 ? -1 : message.lastIndexOf(sentence);
  return at <= 0 ? message : message.slice(0, at) + message.slice(at + sentence.length);
}

function remedyBlocks({ remedies = [], clearedBy }: Reason): string[] {
  if (remedies.length === 0)
    return [
      clearedBy.length === 0
        ? 'Nothing clears this.'
        : `Cleared by: ${clearedBy.map(code).join(', ')}`,
    ];
  if (remedies.length === 1)
    return ['To clear it, all of these:', ...remedies.map(({ steps }) => tasks(steps))];
  return remedies.flatMap(({ steps }, index) => [
    index === 0 ? 'To clear it, all of these:' : 'Or all of these:',
    tasks(steps),
  ]);
}

const tasks = (steps: readonly RemedyStep[]): string => steps.map(task).join('\n');

const task = ({ done, evidence, text }: RemedyStep): string =>
  `- [${done ? 'x' : ' '}] **${prose(evidence)}**: ${prose(text)}`;
