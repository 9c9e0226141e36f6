import { type Environment } from '../policy';
import { type Report } from './report';
import { everywhere, somewhere } from './shape';
import { checked } from './zod-faults';

type Settings = Omit<Environment, 'name'>;

/** The name of what holds wherever nothing else is said. */
const ANYWHERE = '*';

/**
 * Settings by environment: those of the exact name, else of the first glob that matches, in the order
 * written, else of `*`; what they do not say is as in `*`. A name that nobody thought of is `*`.
 */
export function environmentsOf(
  environments: Readonly<Record<string, unknown>>,
  report: Report,
): Environments | undefined {
  const base = baseOf(environments, report);
  const settings = new Map<string, Partial<Settings>>();
  for (const [name, given] of Object.entries(environments)) {
    if (name === ANYWHERE) continue;
    const said = checked(somewhere, given ?? {}, ['environments', name], report);
    if (said !== undefined) settings.set(name, withoutUndefined(said));
  }
  const globs = [...settings].filter(([name]) => name.includes('*'));
  return (
    base && {
      environment: (name) => ({
        ...base,
        ...(settings.get(name) ?? globs.find(([glob]) => matches(glob, name))?.[1]),
        name,
      }),
    }
  );
}

export interface Environments {
  environment(name: string): Environment;
}

function baseOf(
  environments: Readonly<Record<string, unknown>>,
  report: Report,
): Settings | undefined {
  if (Object.hasOwn(environments, ANYWHERE))
    return checked(everywhere, environments[ANYWHERE], ['environments', ANYWHERE], report);
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
