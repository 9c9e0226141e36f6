export {
  type Envelope,
  type EnvelopeSignature,
  parseEnvelope,
  type ParsedEnvelope,
} from './envelope';
export { type Predicate, type PredicateRule } from './judge-statement';
export { type KeyFault, type KeyFaultCode } from './key-fault';
export { type Keyring, keyring, type KeyringOutcome } from './keyring';
export * from './limits';
export { REJECTION_CODES, type Rejection, type RejectionCode } from './rejection';
export {
  generateSigner,
  publicJwks,
  type SignedEnvelope,
  signEnvelope,
  type Signer,
  signerFromPem,
  SigningKeyError,
  signStatement,
} from './sign';
export { IN_TOTO_PAYLOAD_TYPE, STATEMENT_TYPE, type Subject } from './statement';
export { type TrustedKey, trustedKey } from './trusted-key';
export { type Attestation, type AttestationChecks, verifyAttestation } from './verify-attestation';
export { type EnvelopeChecks, type VerifiedEnvelope, verifyEnvelope } from './verify-envelope';
