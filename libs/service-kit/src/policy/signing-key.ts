import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generateSigner } from '@pedigree/attestation';
import { type SigningKey } from '../config/config';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** The private key as PEM. One that may be made is made once, readable by its owner only. */
export function pemOf(key: SigningKey): string {
  if ('pem' in key) return key.pem;
  try {
    return readFileSync(key.file, 'utf8');
  } catch (error) {
    if (key.make && codeOf(error) === 'ENOENT') return made(key.file);
    throw error;
  }
}

/** Another process may make it at the same time: then its key counts. */
function made(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const { pem } = generateSigner();
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
    return pem;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return readFileSync(file, 'utf8');
    throw error;
  }
}
