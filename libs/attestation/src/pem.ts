import { createPublicKey, type KeyObject } from 'node:crypto';
import { decodeBase64 } from './base64';
import { type MaterialFault } from './key-fault';

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;

/** The labels of PEM blocks and their DER, or undefined where a block is not base64. */
export function pemBlocks(text: string): { label: string; der: Buffer }[] | undefined {
  const blocks = [...text.matchAll(BLOCK)].map(([, label = '', body = '']) => ({
    label,
    der: decodeBase64(body.replace(/\s+/g, '')),
  }));
  return blocks.every((block): block is { label: string; der: Buffer } => block.der !== undefined)
    ? blocks
    : undefined;
}

/** The DER of the one block with this label, where the text holds that and nothing else. */
export function onlyBlock(text: string, label: string, at: string): Buffer | MaterialFault {
  const blocks = pemBlocks(text);
  const [block] = blocks ?? [];
  if (blocks === undefined || block === undefined)
    return { code: 'malformed-key', message: `is not PEM. Give one ${label} block.`, at };
  if (blocks.some((one) => one.label.endsWith('PRIVATE KEY')))
    return { code: 'private-key', message: privateKeyFound, at };
  if (blocks.length > 1)
    return {
      code: 'malformed-key',
      message: `holds ${String(blocks.length)} PEM blocks. Give each a key of its own.`,
      at,
    };
  if (block.label !== label)
    return { code: 'malformed-key', message: wrongLabel(block.label, label), at };
  return block.der;
}

export const privateKeyFound =
  'holds a private key, which everybody who reads the policy could sign with. ' +
  'Replace the pair, and give the public key only.';

const wrongLabel = (found: string, wanted: string): string =>
  found === 'CERTIFICATE'
    ? 'is a certificate. Give it as x509.'
    : `is a PEM block ${found}. Give a ${wanted}; "openssl pkey -pubin" converts public keys.`;

/** SPKI DER -> key, or why it is none. */
export function keyFromDer(der: Buffer, at: string): KeyObject | MaterialFault {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    const message = 'is not a public key that can be read. Export it again as SPKI PEM.';
    return { code: 'malformed-key', message, at };
  }
}
