import { type PublicKey, type SignedDocument, signatureStatus } from './signature';

const TYPE = 'application/vnd.in-toto+json';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const base64 = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)));
const decision = { model: 'm', verdict: 'blocked', reasons: [{ rule: 'relay', paths: [] }] };

describe('signatureStatus', () => {
  let keys: PublicKey[];
  let sign: (document: object) => Promise<SignedDocument & Record<string, unknown>>;

  beforeAll(async () => {
    const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
    const { privateKey, publicKey } = pair as CryptoKeyPair;
    keys = [{ ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'gate' }];
    sign = async (document) => {
      const payload = JSON.stringify({ predicate: { decision: document } });
      const length = bytesOf(payload).length;
      const signed = `DSSEv1 ${TYPE.length} ${TYPE} ${length} ${payload}`;
      const sig = base64(
        await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, bytesOf(signed)),
      );
      const envelope = {
        payloadType: TYPE,
        payload: base64(bytesOf(payload)),
        signatures: [{ keyid: 'gate', sig }],
      };
      return { ...document, envelope };
    };
  });

  it('is valid where a key of the gate signed this document, in whatever order of fields', async () => {
    const signed = await sign({ ...decision, name: 'modèle' });
    expect(await signatureStatus(signed, keys)).toBe('valid');
    const turned = Object.fromEntries(Object.entries(signed).reverse());
    expect(
      await signatureStatus({ ...turned, revoked: { at: 'now' } } as SignedDocument, keys),
    ).toBe('valid');
  });

  it('is altered where the document says something else', async () => {
    const signed = await sign(decision);
    const altered = { ...signed, verdict: 'approved' } as SignedDocument;
    expect(await signatureStatus(altered, keys)).toBe('altered');
    const added = { ...signed, digest: 'sha256:0' } as SignedDocument;
    expect(await signatureStatus(added, keys)).toBe('altered');
  });

  it('is broken where payload or signature were touched, or are no base64', async () => {
    const signed = await sign(decision);
    const { envelope } = signed;
    const touched = {
      ...envelope!,
      payload: base64(bytesOf(JSON.stringify({ predicate: { decision: {} } }))),
    };
    expect(await signatureStatus({ ...signed, envelope: touched } as SignedDocument, keys)).toBe(
      'broken',
    );
    const odd = { ...envelope!, signatures: [{ keyid: 'gate', sig: '?' }] };
    expect(await signatureStatus({ ...signed, envelope: odd } as SignedDocument, keys)).toBe(
      'broken',
    );
  });

  it('says when nothing or somebody else signed, and when it cannot tell', async () => {
    const signed = await sign(decision);
    expect(await signatureStatus({}, keys)).toBe('unsigned');
    expect(await signatureStatus(signed, [])).toBe('other-key');
    expect(await signatureStatus(signed, [{ ...keys[0]!, kid: 'old' }])).toBe('other-key');
    expect(await signatureStatus(signed, [{ kty: 'EC', crv: 'P-256', kid: 'gate' }])).toBe(
      'not-checked',
    );
  });
});
