import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFreshStack, type Stack, type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row, type Scale } from './figure';
import { stopAll } from './places/standalone';

export interface RunOptions {
  scale: Scale;
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

async function measureOne(figure: Figure, options: RunOptions): Promise<readonly Row[]> {
  const place = new Place(options);
  try {
    return await figure.measure(place);
  } finally {
    await place.clear();
  }
}

/** What one figure uses, and what is left of it in the end: nothing. */
class Place implements Bench {
  readonly scale: Scale;
  private readonly folders: string[] = [];
  private readonly stacks: Stack[] = [];

  constructor(private readonly options: RunOptions) {
    this.scale = options.scale;
  }

  progress(text: string): void {
    this.options.progress(`  ${text}`);
  }

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'pedigree-bench-'));
    this.folders.push(folder);
    return folder;
  }

  async stack(): Promise<StackAddresses> {
    const stack = await startFreshStack((line) => this.progress(line));
    if ('unavailable' in stack) throw new Error(stack.unavailable);
    this.stacks.push(stack);
    return stack;
  }

  async clear(): Promise<void> {
    await stopAll();
    await Promise.all(this.stacks.map((stack) => stack.stop()));
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }
}
