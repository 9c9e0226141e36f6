import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/* Certificates for tests, faulty ones, too, which tools refuse to make. OpenSSL reads what is written here. */

export interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const keyPairs = {
  ed25519: (): KeyPair => generateKeyPairSync('ed25519'),
  p256: (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  p384: (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  rsa: (modulusLength = 2048): KeyPair => generateKeyPairSync('rsa', { modulusLength }),
};

export interface CertificateOptions {
  name: string;
  keys: KeyPair;
  /** Itself where left out. */
  issuer?: { name: string; keys: KeyPair };
  notBefore?: string;
  notAfter?: string;
  /** basicConstraints; without it the extension is left out. */
  authority?: { is: boolean; pathLength?: number };
  /** Bits of keyUsage: 0 digitalSignature, 5 keyCertSign; without any the extension is left out. */
  usage?: readonly number[];
  email?: string;
  dns?: string;
  uri?: string;
  /** An extension of this OID that is critical and means nothing. */
  strange?: string;
  hash?: 'sha256' | 'sha1';
}

export function certificateOf(options: CertificateOptions): Buffer {
  const { keys, name, issuer = { keys, name }, hash = 'sha256' } = options;
  const { notBefore = '2026-01-01T00:00:00Z', notAfter = '2126-01-01T00:00:00Z' } = options;
  const type = issuer.keys.privateKey.asymmetricKeyType ?? '';
  const algorithm = tlv(0x30, oid(ALGORITHMS[`${type}-${hash}`] ?? ALGORITHMS[type] ?? ''));
  const signed = tlv(
    0x30,
    tlv(0xa0, integer(2)),
    integer(1),
    algorithm,
    distinguishedName(issuer.name),
    tlv(0x30, time(notBefore), time(notAfter)),
    distinguishedName(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, tlv(0x30, ...extensionsOf(options))),
  );
  const signature = sign(type === 'ed25519' ? null : hash, signed, issuer.keys.privateKey);
  return tlv(0x30, signed, algorithm, tlv(0x03, Buffer.from([0]), signature));
}

export const pemOf = (der: Buffer, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

const ALGORITHMS: Readonly<Record<string, string>> = {
  ed25519: '1.3.101.112',
  ec: '1.2.840.10045.4.3.2',
  'rsa-sha256': '1.2.840.113549.1.1.11',
  'rsa-sha1': '1.2.840.113549.1.1.5',
};

function extensionsOf(options: CertificateOptions): Buffer[] {
  const { authority, usage = [], strange, email, dns, uri } = options;
  const names = Object.entries({ 0x81: email, 0x82: dns, 0x86: uri })
    .filter(([, name]) => name !== undefined)
    .map(([tag, name]) => tlv(Number(tag), Buffer.from(name ?? '')));
  return [
    ...(authority === undefined ? [] : [extension('2.5.29.19', basicConstraints(authority))]),
    ...(usage.length === 0 ? [] : [extension('2.5.29.15', keyUsage(usage))]),
    ...(strange === undefined ? [] : [extension(strange, tlv(0x05))]),
    ...(names.length === 0 ? [] : [extension('2.5.29.17', tlv(0x30, ...names))]),
    // Never empty, as an empty list of extensions is not DER.
    tlv(0x30, oid('1.3.6.1.4.1.99999.1'), tlv(0x04, tlv(0x05))),
  ];
}

const extension = (id: string, value: Buffer): Buffer =>
  tlv(0x30, oid(id), tlv(0x01, Buffer.from([0xff])), tlv(0x04, value));

const basicConstraints = ({ is, pathLength }: { is: boolean; pathLength?: number }): Buffer =>
  tlv(
    0x30,
    ...(is ? [tlv(0x01, Buffer.from([0xff]))] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  );

const keyUsage = (bits: readonly number[]): Buffer => {
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return tlv(0x03, Buffer.from([7 - Math.max(...bits), byte]));
};

const integer = (value: number): Buffer => tlv(0x02, Buffer.from([value]));
const distinguishedName = (name: string): Buffer =>
  tlv(0x30, tlv(0x31, tlv(0x30, oid('2.5.4.3'), tlv(0x0c, Buffer.from(name)))));
/** GeneralizedTime from 2050 on, as RFC 5280 asks for. */
const time = (text: string): Buffer => {
  const digits = text.replace(/[-T:]/g, '');
  return digits < '2050' ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
};

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Buffer.from(bytes));
}

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const size = value.length;
  const length =
    size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
