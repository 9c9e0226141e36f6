import { CHANNELS, EMPTY_PLAN, METHODS, type PlanDraft, STAGES } from './plan-draft';

/** Between a choice and the id it is about: `corpus=sft~pkg:generic/acme/answers@1`. */
const SEPARATOR = '~';

const oneOf = <T extends string>(choices: readonly T[], value: string | null, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

function pairIn(text: string): [string, string] {
  const end = text.indexOf(SEPARATOR);
  return end === -1 ? ['', text] : [text.slice(0, end), text.slice(end + 1)];
}

const unique = <T>(all: readonly T[], idOf: (one: T) => string): T[] => [
  ...new Map(all.map((one) => [idOf(one), one])).values(),
];

/** The plan that an address says; what it leaves out, or what is no choice, is as in an empty plan. */
export function draftIn(search: URLSearchParams): PlanDraft {
  const pairs = (name: string) =>
    search
      .getAll(name)
      .map(pairIn)
      .filter(([, id]) => id !== '');
  const corpora = pairs('corpus').map(([stage, dataset]) => ({
    dataset,
    stage: oneOf(STAGES, stage, 'sft'),
  }));
  const teachers = pairs('teacher').map(([channel, model]) => ({
    model,
    channel: oneOf(CHANNELS, channel, 'completions'),
  }));
  return {
    base: search.get('base') ?? EMPTY_PLAN.base,
    method: oneOf(METHODS, search.get('method'), EMPTY_PLAN.method),
    corpora: unique(corpora, ({ dataset }) => dataset),
    teachers: unique(teachers, ({ model }) => model),
    environment: search.get('environment') ?? EMPTY_PLAN.environment,
  };
}

/** The address of a plan. */
export function searchOf({
  base,
  method,
  corpora,
  teachers,
  environment,
}: PlanDraft): URLSearchParams {
  const search = new URLSearchParams({ base, method, environment });
  for (const { stage, dataset } of corpora)
    search.append('corpus', `${stage}${SEPARATOR}${dataset}`);
  for (const { channel, model } of teachers)
    search.append('teacher', `${channel}${SEPARATOR}${model}`);
  return search;
}
