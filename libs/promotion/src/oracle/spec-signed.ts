import { generateSigner, signStatement } from '@pedigree/attestation';
import { digestText } from './spec-text';
import { type Letter } from './spec-statements';

const signer = generateSigner();

/** The public key of whoever signs in histories. */
export const PEM = signer.publicKey.export({ type: 'spki', format: 'pem' }).toString();

type Kind = 'generator-alignment' | 'judge';
const signed = new Map<string, object>();

/** An envelope that says of those bytes that somebody found no trait in them; each is signed once. */
export function envelopeOf(kind: Kind, digest: Letter): object {
  const key = `${kind} ${digest}`;
  const envelope = signed.get(key) ?? sign(kind, digest);
  signed.set(key, envelope);
  return envelope;
}

const sign = (kind: Kind, digest: Letter): object =>
  signStatement(
    {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'model', digest: { sha256: digestText(digest).slice('sha256:'.length) } }],
      predicateType: `https://pedigree.ai/attestations/${kind}/v1`,
      predicate: { conclusion: 'aligned' },
    },
    signer,
  );
