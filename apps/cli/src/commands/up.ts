import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command } from 'commander';
import { withoutServer } from '../errors';
import { count, examples } from '../options';
import { type Output } from '../output';

interface Options {
  demo?: boolean;
  port?: number;
  host?: string;
  dataDir?: string;
}

/** As `npm start` has it: room for what a decision or a batch leaves behind. */
const NODE_FLAGS = ['--max-semi-space-size=64', '--enable-source-maps'];

/** `up`: everything in one process, as `npm start`. */
export function addUpCommand(root: Command, output: Output): void {
  const command = root
    .command('up')
    .description('run the event log, the graph, the gate and the API in one process')
    .option('--demo', 'also feed real public lineages and print what was judged')
    .option('--port <port>', 'where the API listens (PORT)', count)
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--data-dir <folder>', 'folder for events and lineage (PEDIGREE_DATA_DIR)')
    .action((options: Options) => up(options, output));
  examples(command, 'pedigree up --demo', 'pedigree up --port 8080 --data-dir /var/lib/pedigree');
}

async function up(options: Options, output: Output): Promise<void> {
  const main = standalone();
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, main, ...(options.demo ? ['--demo'] : [])],
    {
      // The channel tells the service when this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...environmentOf(options) },
    },
  );
  // On a terminal, Ctrl-C reaches the child as well: it stops in order, and this waits for it.
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  output.signal.addEventListener('abort', stop, { once: true });
  output.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const environmentOf = ({ port, host, dataDir }: Options): Record<string, string> => ({
  ...(port !== undefined && { PORT: String(port) }),
  ...(host !== undefined && { HOST: host }),
  ...(dataDir !== undefined && { PEDIGREE_DATA_DIR: dataDir }),
});

function standalone(): string {
  const main = join(__dirname, '../../standalone/main.js');
  if (existsSync(main)) return main;
  throw withoutServer();
}
