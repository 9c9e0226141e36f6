import { Inject, Injectable } from '@nestjs/common';
import { publicJwks, type Signer, signerFromPem, signStatement } from '@pedigree/attestation';
import { type Decision, type Envelope } from '@pedigree/events';
import { statementOf } from '@pedigree/promotion';
import { type Config } from '../config/config';
import { CONFIG } from '../tokens';
import { pemOf } from './signing-key';

const DEFAULT_KEY = { file: '.pedigree/signing-key.pem', make: true };

/** Signs decisions, so that they can be verified offline and nobody can alter one unseen. */
@Injectable()
export class DecisionSigner {
  private readonly signer: Signer;

  /** @throws where the key cannot be read or used */
  constructor(@Inject(CONFIG) { signing }: Pick<Config, 'signing'>) {
    this.signer = signerFromPem(pemOf(signing ?? DEFAULT_KEY));
  }

  sign(decision: Decision): Decision {
    const envelope = signStatement(statementOf(decision), this.signer) as Envelope;
    return { ...decision, envelope };
  }

  /** Public keys as a JWKS, for verifying. */
  get jwks(): object {
    return publicJwks(this.signer);
  }
}
