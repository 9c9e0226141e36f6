import { type Account, type Input } from './account';
import { type Derivation, derivationOf } from './meaning';
import { type Span, spansOf } from './spans';

/** Most pairs of an output and an input that make edges of one run: what has more is as good as undisclosed. */
export const MAX_RUN_PAIRS = 20_000;

/** Who names the output, who the input, and since when both are named. */
interface Telling {
  ofOutput: Account;
  ofInput: Account;
  input: Input;
  since: number;
}

/** An output, an input, and all tellings that bring them together. */
export interface Pair {
  output: string;
  input: string;
  tellings: readonly Telling[];
}

export interface Pairs {
  pairs: readonly Pair[];
  /** Outputs of which inputs were left out, since there are too many. */
  cut: ReadonlySet<string>;
}

/** Brings every output together with its inputs, whoever tells of either. */
export function pairsOf(accounts: readonly Account[], most = MAX_RUN_PAIRS): Pairs {
  const pairs: Pair[] = [];
  const cut = new Set<string>();
  for (const output of outputsOf(accounts)) {
    const room = most - pairs.length;
    const inputs = room > 0 ? [...inputsOf(accounts, output)] : [];
    for (const [input, tellings] of inputs.slice(0, room)) pairs.push({ output, input, tellings });
    if (inputs.length > room || room === 0) cut.add(output);
  }
  return { pairs, cut };
}

/** Everything that something went into: the outputs, and what inputs are said to be of. */
function outputsOf(accounts: readonly Account[]): Set<string> {
  const outputs = new Set(accounts.flatMap((account) => [...account.outputs.keys()]));
  for (const { inputs } of accounts)
    for (const target of inputs.keys()) if (target !== undefined) outputs.add(target);
  return outputs;
}

function inputsOf(accounts: readonly Account[], output: string): Map<string, Telling[]> {
  const found = new Map<string, Telling[]>();
  for (const ofInput of accounts)
    for (const target of [undefined, output])
      for (const [id, input] of ofInput.inputs.get(target) ?? [])
        for (const [ofOutput, named] of tellersOf(accounts, output, target && ofInput)) {
          const since = Math.max(named, input.since);
          const tellings = found.get(id) ?? [];
          found.set(id, [...tellings, { ofOutput, ofInput, input, since }]);
        }
  return found;
}

/** @param alone who needs nobody else to name the output, since the input is said to be of it */
function tellersOf(
  accounts: readonly Account[],
  output: string,
  alone: Account | '' | undefined,
): (readonly [Account, number])[] {
  return accounts.flatMap((account) => {
    const named = account === alone ? 0 : account.outputs.get(output);
    return named === undefined ? [] : [[account, named] as const];
  });
}

/** What a pair makes, and when. */
export interface Made {
  output: string;
  input: string;
  spans: readonly Span<Derivation>[];
}

export const madeOf = (pair: Pair): Made => ({
  output: pair.output,
  input: pair.input,
  spans: spansOf(momentsOf(pair), (time) =>
    pair.tellings
      .filter(({ since }) => since <= time)
      .flatMap((telling) => derivationsAt(pair, telling, time)),
  ),
});

function derivationsAt({ output, input }: Pair, telling: Telling, time: number): Derivation[] {
  const { ofOutput, ofInput } = telling;
  const models = {
    output: ofOutput.modelSince(output) <= time,
    input: ofInput.modelSince(input) <= time,
  };
  const complete = ofInput.complete <= time && ofInput === ofOutput;
  const kinds: (string | undefined)[] = ofInput.kindsAt(time);
  if (kinds.length === 0) kinds.push(undefined);
  return ofInput
    .termsAt(telling.input, time)
    .flatMap((terms) => kinds.map((kind) => derivationOf(models, terms, { kind, complete })));
}

/** All moments at which what a pair makes may change. */
function momentsOf({ output, input, tellings }: Pair): number[] {
  const start = Math.min(...tellings.map(({ since }) => since));
  const moments = tellings.flatMap(({ since, ofOutput, ofInput, input: { terms } }) => [
    ...[since, ofOutput.modelSince(output), ofInput.modelSince(input)],
    ...[...terms.map((each) => each.since), ...ofInput.kinds.values(), ofInput.complete],
  ]);
  return [start, ...moments.filter((time) => time > start && time < Infinity)];
}
