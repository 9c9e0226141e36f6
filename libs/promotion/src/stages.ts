import { type Case } from './case';
import { type Vertex } from './pedigree';
import { isFineTuned } from './provenance';

/** The models on the way to a candidate's weights that a fine-tune made, itself included. */
export const stagesOf = ({ weights }: Case): Vertex[] => [...weights].filter(isFineTuned);

/** Several stages led to the weights, and some of them lie before every baseline that they were compared with. */
export function hasSingleStageBaseline(of: Case): boolean {
  const { evaluations } = of.dossiers.of(of.candidate);
  return (
    evaluations.length > 0 &&
    stagesOf(of).some((stage) =>
      evaluations.every(({ baseline }) => !of.baselines.precede(baseline, stage)),
    )
  );
}
