/** Histories of all properties together: what CI has minutes for. */
const IN_CI = 100_000;
const ALL = Number(process.env['PEDIGREE_HISTORIES'] ?? IN_CI);
/** The same histories every time, so that what is red is red for everybody; `npm run histories` draws others. */
const SEED = Number(process.env['PEDIGREE_SEED'] ?? 20261201);
const NOTED_EVERY = 10_000;
/** Slowest that a history may be on a busy machine, in milliseconds. */
const SLOWEST = 60;

/** A part of all histories, from a seed that is printed, so that a failure can be seen again. */
export interface Budget {
  readonly runs: number;
  readonly seed: number;
  /** For the test, in milliseconds. */
  readonly timeout: number;
  /** Enough to have met everything that histories hold. */
  readonly isWhole: boolean;
  /** Says how far it is, where it takes long. */
  note(): void;
}

export function budgetFor(name: string, share: number): Budget {
  const runs = Math.ceil(ALL * share);
  process.stderr.write(`${name}: ${String(runs)} histories, PEDIGREE_SEED=${String(SEED)}\n`);
  let done = 0;
  return {
    runs,
    seed: SEED,
    timeout: 60_000 + runs * SLOWEST,
    isWhole: ALL >= IN_CI,
    note: () => {
      if (++done % NOTED_EVERY === 0 && ALL > IN_CI)
        process.stderr.write(`${name}: ${String(done)} of ${String(runs)}\n`);
    },
  };
}
