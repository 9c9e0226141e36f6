import { undisclosedId } from '../ids';
import { type Account } from './account';
import { type Made } from './pairs';
import { type MadeEdge, type Silence, silencesOf, unnamedInputs } from './silences';
import { holdsAt, type Span, spansOf } from './spans';

/** An edge of the run as it follows from what was said. */
export interface Followed extends MadeEdge {
  from: string;
}

/**
 * What a principal leaves unsaid about the outputs that it names. Nobody else can say it: an event by
 * another that names an input adds the edge to it, and takes nothing back.
 *
 * @param made what the inputs that the same principal names make
 */
export function unsaidBy(account: Account, made: readonly Made[]): Span<Followed>[] {
  const said = new Map<string, Span<MadeEdge>[]>();
  for (const { output, input, spans } of made) {
    const edges = said.get(output) ?? [];
    said.set(output, edges);
    for (const span of spans) edges.push({ ...span, value: { ...span.value, to: input } });
  }
  return [...account.outputs].flatMap(([output, since]) =>
    unsaidOf(account, output, since, said.get(output) ?? []),
  );
}

function unsaidOf(
  account: Account,
  output: string,
  since: number,
  said: readonly Span<MadeEdge>[],
): Span<Followed>[] {
  const changes = said.flatMap((span) => [span.since, span.until ?? Infinity]);
  const { complete, kinds } = account;
  const model = account.modelSince(output);
  const moments = [...changes, model, complete, ...kinds.values()];
  return spansOf([since, ...moments.filter((time) => time > since && time < Infinity)], (time) => {
    const made = said.filter((span) => holdsAt(span, time)).map(({ value }) => value);
    const silences = silencesOf(model <= time, made, account.kindsAt(time));
    return silences.map((silence) => followed(output, silence, complete <= time));
  });
}

function followed(from: string, { type, what, properties }: Silence, complete: boolean): Followed {
  const to = undisclosedId(from, what);
  return { type, from, to, properties: complete ? { ...properties, complete } : properties };
}

/** Edges to what a principal speaks of as an input and nobody can tell, whatever else is named. */
export const untoldBy = (account: Account): Span<Followed>[] =>
  [...account.gaps].flatMap(([of, since]) =>
    of === undefined
      ? [...account.outputs].flatMap(([output, named]) =>
          untold(account, output, Math.max(named, since)),
        )
      : untold(account, of, since),
  );

/** Of an output with inputs that are left out. */
export function untold(account: Account, output: string, since: number): Span<Followed>[] {
  const model = account.modelSince(output);
  const moments = [since, ...(model > since && model < Infinity ? [model] : [])];
  return spansOf(moments, (time) => [followed(output, unnamedInputs(model <= time), false)]);
}
