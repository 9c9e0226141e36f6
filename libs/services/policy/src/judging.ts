import { Injectable, Logger } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { decide, differenceOf, type Gathered } from '@pedigree/promotion';
import { DecisionSigner, Metrics, Policies } from '@pedigree/service-kit';

/** A judgement that was not told yet. */
export interface Judgement {
  decision: Decision;
  /** What stands beside the document, unsigned. */
  remarks: Partial<Decision>;
}

/** Judges what was gathered by the policy in force, signs it, and lets the shadow policy have its say. */
@Injectable()
export class Judging {
  private readonly log = new Logger('Policy');

  constructor(
    private readonly policies: Policies,
    private readonly signer: DecisionSigner,
    private readonly metrics: Metrics,
  ) {}

  /** @param more what the document says beside the judgement: it is signed with it */
  judge(gathered: Gathered, more: Partial<Decision> = {}): Decision {
    return this.tell(this.judgement(gathered, this.look(gathered)), more);
  }

  /** The judgement alone, of what may not have to be told. */
  look(gathered: Gathered): Decision {
    return decide(gathered, this.policies.current.policy);
  }

  /** What is to be told later, when what it is made of is no longer at hand. */
  judgement(gathered: Gathered, decision: Decision): Judgement {
    return { decision, remarks: this.remarks(gathered, decision) };
  }

  tell({ decision, remarks }: Judgement, more: Partial<Decision> = {}): Decision {
    return { ...this.signer.sign({ ...decision, ...more }), ...remarks };
  }

  /** A shadow policy decides nothing, and must not keep anything from being decided. */
  private remarks(gathered: Gathered, decision: Decision): Partial<Decision> {
    const { shadow } = this.policies;
    if (shadow === undefined) return {};
    try {
      const difference = differenceOf(decision, decide(gathered, shadow.policy));
      this.metrics.shadowJudgements.inc({ differs: String(difference !== undefined) });
      if (difference === undefined) return {};
      this.log.log(`The shadow policy differs on ${decision.model}: ${JSON.stringify(difference)}`);
      return { shadow: difference };
    } catch (error) {
      this.log.error('The shadow policy failed', error);
      return {};
    }
  }
}
