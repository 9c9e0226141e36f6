import { environment, environmentName } from '@pedigree/events';
import { type Environment } from '../policy';
import { type Report } from './report';
import { everywhere, somewhere } from './shape';
import { checked } from './zod-faults';

type Settings = Omit<Environment, 'name'>;

/** The name of what holds wherever nothing else is said. */
const ANYWHERE = '*';

/**
 * Settings by environment: those of the exact name, else of the first glob that matches, in the order
 * written, else of `*`; what they do not say is as in `*`. A name that nobody thought of is `*`. Names are
 * compared as `environmentName` writes them, here as in requests: no spelling is laxer than another.
 */
export function environmentsOf(
  environments: Readonly<Record<string, unknown>>,
  report: Report,
): Environments | undefined {
  const names = namesIn(environments, report);
  const base = baseOf(environments, names.get(ANYWHERE), report);
  const settings = new Map<string, Partial<Settings>>();
  for (const [name, written] of names) {
    if (name === ANYWHERE) continue;
    const path = ['environments', written];
    const said = checked(somewhere, environments[written] ?? {}, path, report);
    if (said !== undefined) settings.set(name, withoutUndefined(said));
  }
  const globs = [...settings].filter(([name]) => name.includes('*'));
  return (
    base && {
      environment: (given) => {
        const name = environmentName(given);
        const found = settings.get(name) ?? globs.find(([glob]) => matches(glob, name))?.[1];
        return { ...base, ...found, name };
      },
    }
  );
}

export interface Environments {
  /** @param name in any spelling; the answer has the one that counts */
  environment(name: string): Environment;
}

/** The keys as they are written, by what they mean: two that mean the same, or nothing that is seen, are faults. */
function namesIn(
  environments: Readonly<Record<string, unknown>>,
  report: Report,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const written of Object.keys(environments)) {
    const name = environmentName(written);
    const other = names.get(name);
    const fault = environment.safeParse(written).error?.issues[0]?.message;
    if (fault !== undefined) report.atKey(['environments', written], unusable(fault));
    else if (other !== undefined) report.atKey(['environments', written], doubled(name, other));
    else names.set(name, written);
  }
  return names;
}

const unusable = (fault: string) => ({
  message: `${fault}.`,
  remedy: 'Write the name with visible characters alone.',
});

const doubled = (name: string, other: string) => ({
  message: `is the same environment as ${JSON.stringify(other)}: both are read as ${JSON.stringify(name)}.`,
  remedy: 'Keep one of the two, with the settings of both.',
});

function baseOf(
  environments: Readonly<Record<string, unknown>>,
  written: string | undefined,
  report: Report,
): Settings | undefined {
  if (written !== undefined)
    return checked(everywhere, environments[written], ['environments', written], report);
  report.atKey(['environments'], {
    message: 'does not say what holds in environments that are not listed.',
    remedy: 'Add "*" with every setting, as strict as for production.',
  });
  return undefined;
}

const withoutUndefined = (given: { [K in keyof Settings]?: Settings[K] | undefined }) =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;

/** `*` is any text. Linear: names come from requests. */
export function matches(glob: string, name: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return glob === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
