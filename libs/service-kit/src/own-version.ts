import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this program: `package.json` is as far up from the sources as from the build. */
export function ownVersion(): string {
  const file = join(__dirname, '../../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
