import { inspect, type InputProblem, isRecord, type Parsed } from '@pedigree/events';
import { parseDocument } from 'yaml';

const FENCED = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
/** Most aliases that a card may have resolved: more is an attack, not metadata. */
const MAX_ALIASES = 100;

/** The YAML metadata at the head of a card, between two lines of three dashes. Never throws. */
export function frontMatter(card: string): Parsed<Record<string, unknown>> {
  const [, yaml] = FENCED.exec(card) ?? [];
  if (yaml === undefined) return refused(MISSING);
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined) return refused(unreadable(error.message));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (thrown) {
    return refused(unreadable(thrown instanceof Error ? thrown.message : String(thrown)));
  }
  if (!isRecord(value)) return refused(MISSING);
  const harmful = inspect(value);
  return harmful.length > 0 ? { ok: false, errors: harmful } : { ok: true, value };
}

const refused = (problem: InputProblem): Parsed<never> => ({ ok: false, errors: [problem] });

const MISSING: InputProblem = {
  pointer: '',
  message: 'has no metadata: a card starts with YAML between two lines of ---',
  remedy: 'Send the whole README.md of the model or dataset.',
};

const unreadable = (why: string): InputProblem => ({
  pointer: '',
  message: `has metadata that is not valid YAML: ${why.split('\n')[0] ?? ''}`,
  remedy: 'Correct the YAML between the two lines of ---.',
});
