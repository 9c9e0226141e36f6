import { Inject, Injectable } from '@nestjs/common';
import { type Decision, TOPICS } from '@pedigree/events';
import { Assessor, CLOCK, type Clock, FreshReads, Policies } from '@pedigree/service-kit';
import { Artifacts } from './artifacts.service';
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

  /** What the gate would say now. Sees everything acknowledged before, or says that it is indeterminate. @throws ProblemException not-found */
  async risk(id: string, environment: string): Promise<Decision> {
    const required = await this.fresh.acknowledged(TOPICS.lineageEvents);
    await this.artifacts.find(id);
    return this.assessor.assess({ model: id, environment, required });
  }
}
