import { type StackAddresses } from '@pedigree/testing';

/** What a ratio is to reach, or not to exceed. Absent: it is only told. */
export type Target = { atLeast: number } | { atMost: number };

/** Least, median and greatest of several runs. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** One line of the result: a figure beside the floor that was measured in the same run. */
export interface Row {
  /** Stable name, by which a baseline finds it: `write/embedded`. */
  figure: string;
  /** What was measured, for people. */
  title: string;
  unit: string;
  value: Spread;
  /** What it is held against. */
  floor: Spread & { name: string };
  /** Of value to floor, pair by pair. */
  ratio: Spread;
  target?: Target;
  /** A bound on the value itself, which the issue or the documentation names. */
  bound?: Target;
  /** Other numbers that belong to it, by name with unit: `p99 ms`. */
  more?: Record<string, number>;
  runs: number;
}

/** How thorough to be. */
export interface Scale {
  /** Runs that count. */
  runs: number;
  /** Runs before them. */
  warmUps: number;
  /** 1 for the sizes that the figures name, less for a quick look: `CI` takes a tenth. */
  size: number;
}

/** What a figure is given to work with. */
export interface Bench {
  scale: Scale;
  /** A fresh folder, removed when the figure is done. */
  folder(): string;
  /** A fresh Kafka and a fresh Neo4j of its own, which end with the figure. @throws Error where there can be none */
  stack(): Promise<StackAddresses>;
  /** Told to the person who waits, not part of the result. */
  progress(text: string): void;
}

/** Something to be measured. */
export interface Figure {
  name: string;
  needs: 'embedded' | 'stack';
  /** Left out of a short bench: takes minutes whatever the scale. */
  long?: boolean;
  measure(bench: Bench): Promise<readonly Row[]>;
}
