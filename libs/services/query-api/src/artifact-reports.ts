import { Inject, Injectable } from '@nestjs/common';
import { type Decision, TOPICS } from '@pedigree/events';
import { asOf } from '@pedigree/graph';
import {
  type Assessment,
  Assessor,
  CLOCK,
  type Clock,
  FreshReads,
  Policies,
} from '@pedigree/service-kit';
import { Artifacts } from './artifacts.service';
import { assertPast } from './moments';
import { type ArtifactDetail, artifactView } from './views';

/** What is concluded of one artifact by the policy in force. */
@Injectable()
export class ArtifactReports {
  constructor(
    private readonly artifacts: Artifacts,
    private readonly fresh: FreshReads,
    private readonly assessor: Assessor,
    private readonly policies: Policies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Attestations are verified now. @throws ProblemException not-found */
  async detail(id: string): Promise<ArtifactDetail> {
    const { policy } = this.policies.current;
    const at = this.clock().toISOString();
    return artifactView(await this.artifacts.find(id), (attestation, digests) =>
      policy.verify(attestation, digests, at),
    );
  }

  /**
   * What the gate would say: now, having seen everything acknowledged before, or else indeterminate; or at
   * a past moment, of what was known then, by the policy of now.
   *
   * @param moment RFC 3339. @default now
   * @throws ProblemException not-found; invalid-parameter: the moment lies ahead
   */
  async risk(id: string, environment: string, moment?: string): Promise<Decision> {
    if (moment !== undefined) assertPast(moment, this.clock());
    const required =
      moment === undefined ? await this.fresh.acknowledged(TOPICS.lineageEvents) : [];
    await this.artifacts.find(id);
    const past = moment === undefined ? {} : knownAt(moment);
    return this.assessor.assess({ model: id, environment, required, ...past });
  }
}

const knownAt = (recordedAt: string): Pick<Assessment, 'at' | 'adapt'> => ({
  at: new Date(recordedAt).toISOString(),
  adapt: (ancestry) => asOf(ancestry, { recordedAt }, { kin: true }),
});
