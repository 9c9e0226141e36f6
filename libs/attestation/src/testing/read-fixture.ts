import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that another tool wrote; see README.md beside them. */
export const fixture = (name: string): string =>
  readFileSync(join(__dirname, 'fixtures', name), 'utf8');

export const fixtureJson = <T>(name: string): T => JSON.parse(fixture(name)) as T;
