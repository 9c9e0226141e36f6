import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row, type Scale } from './figure';

export interface RunOptions {
  scale: Scale;
  stack: StackAddresses | undefined;
  /** Called with every row as soon as it is there. */
  row(row: Row): void;
  progress(text: string): void;
}

/** Measures one figure after the other. A figure that fails is told of, and the others go on. */
export async function runFigures(
  figures: readonly Figure[],
  options: RunOptions,
): Promise<{ rows: Row[]; failures: string[] }> {
  const [rows, failures]: [Row[], string[]] = [[], []];
  for (const figure of figures) {
    options.progress(`${figure.name} ...`);
    try {
      const measured = await measureOne(figure, options);
      measured.forEach(options.row);
      rows.push(...measured);
    } catch (error) {
      failures.push(`${figure.name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { rows, failures };
}

async function measureOne(
  figure: Figure,
  { scale, stack, progress }: RunOptions,
): Promise<readonly Row[]> {
  const folders: string[] = [];
  const bench: Bench = {
    scale,
    progress: (text) => progress(`  ${text}`),
    folder: () => {
      folders.push(mkdtempSync(join(tmpdir(), 'pedigree-bench-')));
      return folders.at(-1) ?? '';
    },
    stack: () => {
      if (stack === undefined) throw new Error('There is no Kafka and Neo4j.');
      return stack;
    },
  };
  try {
    return await figure.measure(bench);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
