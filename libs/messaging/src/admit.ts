import { EmissionFault, errorText, isRetriable } from './errors';
import { type Emission } from './ports';
import { type Answer, emittedBy } from './settle';

/** How an adapter publishes together with the position. */
export interface Emitting {
  /** Where dead letters go, in the same settlement. */
  deadLetterTopic: string;
  /**
   * Resolves when nothing is known that would keep them from being published. Asked before anything
   * is carried out, so that one emission that can never work does not hold up the rest for ever.
   *
   * @throws MessagingError
   */
  admit(emissions: readonly Emission[]): Promise<void>;
}

interface Asked {
  group: string | undefined;
  emitting?: Emitting | undefined;
}

/** The answer as it is, or the fault in what its settled messages emit. Never rejects. */
export async function admitted(asked: Asked, answer: Answer): Promise<Answer> {
  const emitted = answer.kind === 'outcomes' ? emittedBy(answer.outcomes) : [];
  if (emitted.length === 0) return answer;
  if (!asked.emitting) return { kind: 'threw', error: new EmissionFault(notAllowed(asked)) };
  try {
    await asked.emitting.admit(emitted);
    return answer;
  } catch (error) {
    return { kind: 'threw', error: isRetriable(error) ? error : refusal(error) };
  }
}

/** What a handler emitted can never be published. */
export const refusal = (cause: unknown): EmissionFault =>
  new EmissionFault(`What the handler emits is refused. ${errorText(cause)}`, { cause });

const notAllowed = ({ group }: Asked): string =>
  group === undefined
    ? 'The handler emits, but its subscription has no group whose position could move with it. Subscribe with `group` and `transactional: true`.'
    : `The handler emits, but the subscription of group ${group} is not transactional. Subscribe with \`transactional: true\`.`;
