import { existsSync, readFileSync, unwatchFile, watchFile } from 'node:fs';
import { dirname, join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { compileBundle, faultInWords, type Policy } from '@pedigree/promotion';
import { type Config } from '../config/config';
import { CONFIG } from '../tokens';

/** The bundle that comes along, beside `libs/` in the sources as in what is built of them. */
const DEFAULT_FILE = fileAbove(__dirname, join('policies', 'default.yaml'));

function fileAbove(folder: string, name: string): string {
  const file = join(folder, name);
  const above = dirname(folder);
  return existsSync(file) || above === folder ? file : fileAbove(above, name);
}

/** How often a file is looked at. Polling sees mounted configuration maps change too. */
const LOOK_MS = 1_000;

/** A policy that judges, with the text it was made of. */
export interface LoadedPolicy {
  policy: Policy;
  document: string;
  file: string;
}

/** A bundle that was refused while another one goes on judging. */
export interface RefusedPolicy {
  file: string;
  message: string;
}

/** A bundle that cannot be used. The message says where in the file, and what to do. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code = 'invalid-policy';
  readonly retriable = false;
}

type Role = 'deciding' | 'shadow';

/**
 * The bundles in force. They are read at start, which fails on a broken one, and again when their
 * file changes: a broken one is then refused and told of, and the one before stays.
 */
@Injectable()
export class Policies implements OnModuleDestroy {
  private readonly log = new Logger('Policies');
  private readonly listeners = new Set<(loaded: LoadedPolicy) => void>();
  private readonly files: Readonly<Partial<Record<Role, string>>>;
  private readonly loaded: Partial<Record<Role, LoadedPolicy>> = {};
  private readonly refusals = new Map<Role, RefusedPolicy>();

  /** @throws PolicyError */
  constructor(@Inject(CONFIG) config: Pick<Config, 'policyFile' | 'shadowPolicyFile'>) {
    const { policyFile: deciding = DEFAULT_FILE, shadowPolicyFile: shadow } = config;
    this.files = shadow === undefined ? { deciding } : { deciding, shadow };
    for (const [role, file] of this.roles()) {
      this.loaded[role] = load(file);
      watchFile(file, { interval: LOOK_MS, persistent: false }, () => this.reload(role, file));
    }
  }

  get current(): LoadedPolicy {
    if (this.loaded.deciding === undefined) throw new PolicyError('No policy is loaded.');
    return this.loaded.deciding;
  }

  /** Judges the same requests without deciding. */
  get shadow(): LoadedPolicy | undefined {
    return this.loaded.shadow;
  }

  /** Changes of a file that were not taken over. */
  get refused(): readonly RefusedPolicy[] {
    return [...this.refusals.values()];
  }

  /** Calls `listener` with every deciding policy that takes over, until the returned function is called. */
  onChange(listener: (loaded: LoadedPolicy) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onModuleDestroy(): void {
    for (const [, file] of this.roles()) unwatchFile(file);
  }

  private roles(): [Role, string][] {
    return Object.entries(this.files) as [Role, string][];
  }

  private reload(role: Role, file: string): void {
    try {
      const loaded = load(file);
      this.refusals.delete(role);
      if (loaded.policy.digest === this.loaded[role]?.policy.digest) return;
      this.loaded[role] = loaded;
      this.log.log(`The ${role} policy is now ${nameOf(loaded.policy)}.`);
      if (role === 'deciding') for (const listener of this.listeners) listener(loaded);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.refusals.set(role, { file, message });
      this.log.error(`The changed ${role} policy is refused; the one before stays. ${message}`);
    }
  }
}

const nameOf = ({ name, version, digest }: Policy): string => `${name} ${version} (${digest})`;

function load(file: string): LoadedPolicy {
  const compiled = compileBundle(textOf(file), { file });
  if (!compiled.ok)
    throw new PolicyError(
      ['The policy bundle cannot be used:', ...compiled.faults.map(faultInWords)].join('\n  '),
    );
  return { policy: compiled.policy, document: compiled.document, file };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PolicyError(`The policy bundle cannot be read: ${why}`);
  }
}
