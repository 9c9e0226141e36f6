import { type Nature } from '../documents/inputs';
import { isProgram } from '../documents/own-files';
import { type Component } from './schema';

const MODEL = 'machine-learning-model';
/** What may hold data or weights. All other types are software, machines, and what they are made of. */
const VAGUE: readonly string[] = ['data', 'file'];

/** Code and text that a document lists as files are no data; data may also be a configuration, or what nobody says. */
export function natureOf({ type, name, purl, data = [] }: Component): Nature {
  if (type === MODEL) return 'model';
  if (type === 'file' && purl === undefined && isProgram(name)) return 'software';
  if (!VAGUE.includes(type)) return SOFTWARE.includes(type) ? 'software' : 'thing';
  const types = data.map((each) => each.type);
  return type === 'data' && (types.length === 0 || types.includes('dataset')) ? 'dataset' : 'thing';
}

const SOFTWARE: readonly string[] = [
  ...['application', 'framework', 'library', 'container', 'platform', 'operating-system'],
  ...['device', 'device-driver', 'firmware', 'cryptographic-asset'],
];

const PACKAGES =
  /^pkg:(?:pypi|npm|maven|deb|rpm|apk|alpm|conda|golang|cargo|nuget|gem|cran|hackage|hex|pub|swift|composer|cocoapods|conan)\//;

/** A package of a registry that holds programs. */
export const isSoftware = (purl: string): boolean => PACKAGES.test(purl);
