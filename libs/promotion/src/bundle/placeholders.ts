import { type RuleSubject } from '../policy';
import { didYouMean } from './did-you-mean';
import { type Complaint } from './fault';

/** What the messages of rules may hold, and for which subjects there is something to put there. */
export const PLACEHOLDERS: Readonly<Record<string, readonly RuleSubject[]>> = {
  model: ['path', 'ancestor', 'candidate'],
  environment: ['path', 'ancestor', 'candidate'],
  found: ['path', 'ancestor', 'candidate'],
  roots: ['path'],
  flags: ['ancestor'],
  regressions: ['path', 'ancestor', 'candidate'],
  problems: ['path', 'ancestor', 'candidate'],
};

/** Placeholders of a message that nothing would fill in, each with its place in the text. */
export function strayPlaceholders(
  message: string,
  subject: RuleSubject,
): (Complaint & { offset: number })[] {
  const known = Object.keys(PLACEHOLDERS).filter((name) => PLACEHOLDERS[name]?.includes(subject));
  return [...message.matchAll(/\{([^{}]*)\}/g)].flatMap(({ 0: found, 1: name = '', index }) =>
    known.includes(name)
      ? []
      : [
          {
            offset: index,
            message: `holds ${found}, which is not filled in for ${subject} rules.`,
            remedy: `Use one of: ${known.map((one) => `{${one}}`).join(', ')}.${didYouMean(name, known)}`,
          },
        ],
  );
}
