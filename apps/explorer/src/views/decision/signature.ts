/** A signed decision, as far as its signature goes. */
export interface SignedDocument {
  envelope?:
    | {
        payloadType: string;
        /** Base64 of an in-toto Statement that holds the whole document. */
        payload: string;
        signatures: readonly { keyid?: string | undefined; sig: string }[];
      }
    | undefined;
}

/** What a look at a signature found. */
export type SignatureStatus =
  'valid' | 'unsigned' | 'other-key' | 'broken' | 'altered' | 'not-checked';

/** The gate's public keys, as `GET /keys` answers them. */
export type PublicKey = JsonWebKey & { kid?: string };

/** Not in the statement: the signature, what became of the decision, what a policy on trial said. */
const UNSIGNED_PARTS = ['envelope', 'revoked', 'shadow'];

/**
 * Whether one of the gate's keys signed a decision, and whether it says what was signed. `not-checked`
 * where the browser cannot: it lacks Ed25519, or the page did not come over HTTPS.
 */
export const signatureStatus = (
  document: SignedDocument,
  keys: readonly PublicKey[],
): Promise<SignatureStatus> => statusOf(document, keys).catch(() => 'broken');

async function statusOf(
  document: SignedDocument,
  keys: readonly PublicKey[],
): Promise<SignatureStatus> {
  const { envelope } = document;
  if (envelope === undefined) return 'unsigned';
  if (globalThis.crypto?.subtle === undefined) return 'not-checked';
  const named = keys.filter(({ kid }) => envelope.signatures.some(({ keyid }) => keyid === kid));
  if (named.length === 0) return 'other-key';
  const checks = await Promise.all(named.map((key) => verified(envelope, key)));
  if (checks.includes(true)) return saysWhatWasSigned(document, envelope.payload);
  return checks.includes(undefined) ? 'not-checked' : 'broken';
}

type Envelope = NonNullable<SignedDocument['envelope']>;

/** undefined where this kind of key cannot be checked here. */
async function verified(envelope: Envelope, key: PublicKey): Promise<boolean | undefined> {
  const algorithm = { name: 'Ed25519' };
  const { kty, crv, x } = key;
  if (crv !== 'Ed25519' || kty === undefined || x === undefined) return undefined;
  const imported = await crypto.subtle
    .importKey('jwk', { kty, crv, x }, algorithm, false, ['verify'])
    .catch(() => undefined);
  if (imported === undefined) return undefined;
  const bytes = preAuthentication(envelope.payloadType, fromBase64(envelope.payload));
  const checks = envelope.signatures.map(({ sig }) =>
    crypto.subtle.verify(algorithm, imported, fromBase64(sig), bytes),
  );
  return (await Promise.all(checks)).includes(true);
}

/** What DSSE has signed in place of the payload alone: `DSSEv1 <length> <type> <length> <payload>`. */
function preAuthentication(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const length = encoder.encode(type).length;
  const head = encoder.encode(`DSSEv1 ${String(length)} ${type} ${String(payload.length)} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

function saysWhatWasSigned(document: SignedDocument, payload: string): SignatureStatus {
  const statement: unknown = JSON.parse(new TextDecoder().decode(fromBase64(payload)));
  const predicate = fieldOf(statement, 'predicate');
  const shown = Object.entries(document).filter(([field]) => !UNSIGNED_PARTS.includes(field));
  const same = sorted(fieldOf(predicate, 'decision')) === sorted(Object.fromEntries(shown));
  return same ? 'valid' : 'altered';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldOf = (value: unknown, field: string): unknown =>
  isRecord(value) ? value[field] : undefined;

/** JSON that is the same for every order of fields. */
const sorted = (value: unknown): string | undefined =>
  JSON.stringify(value, (_key, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
