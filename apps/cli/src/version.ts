import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of the package that this file is a part of: the same depth in sources, build and package. */
export function ownVersion(): string {
  const file = join(__dirname, '../../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
