import { UsageError } from './errors';

/** A plan as the command line has it. */
export interface PlanParts {
  base?: string;
  method: string;
  corpus?: string[];
  teacher?: string[];
  output?: string;
  env: string;
}

/** The body of `POST /plans`. The gate checks what is in it. @throws UsageError */
export function planRequest(parts: PlanParts): object {
  const { base, method, corpus = [], teacher = [], output, env } = parts;
  if (base === undefined) throw new UsageError('Name the model it starts from with --base.');
  return {
    base: { model: base, method },
    corpora: corpus.map(corpusOf),
    ...(teacher.length > 0 && { teachers: teacher.map(teacherOf) }),
    ...(output !== undefined && { output }),
    environment: env,
  };
}

function corpusOf(text: string): object {
  const { id, values } = split(text, ['stage', 'share']);
  const { stage = 'sft', share } = values;
  return { dataset: id, stage, ...(share !== undefined && { share: shareOf(share) }) };
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new UsageError(`share=${text} is no share: give a number from 0 to 1.`);
}

function teacherOf(text: string): object {
  const { id, values } = split(text, ['channel']);
  return { model: id, channel: values['channel'] ?? 'completions' };
}

/** `id,name=value,...`: an id may hold commas and equals signs, so that only known names end it. */
function split(
  text: string,
  names: readonly string[],
): { id: string; values: Readonly<Record<string, string>> } {
  const found = new RegExp(`^(.*?)((?:,(?:${names.join('|')})=[^,]*)*)$`, 's').exec(text);
  const [, id = '', rest = ''] = found ?? [];
  if (id === '') throw new UsageError(`"${text}" names nothing: give an artifact id first.`);
  const pairs = rest.split(',').filter(Boolean);
  return { id, values: Object.fromEntries(pairs.map((pair) => pairOf(pair))) };
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}
