/**
 * Whether a tag says of a dataset that a machine wrote it, in any letter case and punctuation, as cards of
 * the hub do: `synthetic`, `gpt-4`, `self_instruct`, `distilabel`. No tag says that people wrote it all.
 */
export const isMachineMadeTag = (tag: string): boolean => SAYINGS.test(wordsOf(tag));

/** `Evol-Instruct` and `evol_instruct` are " evol instruct ". */
const wordsOf = (tag: string): string =>
  ` ${tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const WRITER = 'machine|model|llm|ai|auto|automatically';
const WRITTEN = 'generated|made|written|labell?ed|annotated|translated';
const SAYINGS = new RegExp(
  [
    '(?<! non| not| no) synthetic',
    ` (?:${WRITER}) ?(?:${WRITTEN}) `,
    ' generated (?:from|by|with|using) (?!humans? |people )',
    ' (?:chat)?gpt(?=[ 0-9])',
    ' (?:text davinci|claude|gemini|deepseek r1)(?=[ 0-9])',
    ' (?:self|evol) ?instruct',
    ' magpie ',
    ' distilabel ',
    ' (?:nemo )?data ?designer ',
    ' (?:rlaif|rlhf ai|ai feedback) ',
    ' (?:self )?distill?(?:ed|ation) ',
  ].join('|'),
);
