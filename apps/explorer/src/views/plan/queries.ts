import { answerOf, api } from '../../api/client';
import { type components } from '../../api/schema';
import { type PlanBody } from './plan-draft';

export type PlanDecision = components['schemas']['PlanDocument'];
type PlanAnswer = PlanDecision | components['schemas']['PendingPlan'];

/** Seconds that the page waits for a verdict. */
const PATIENCE_S = 60;

/** What the gate would say of a run; the answer is pending where it took longer than a minute. */
export const askAbout = (body: PlanBody): Promise<PlanAnswer> =>
  answerOf(api.POST('/api/v1/plans', { params: { query: { wait: PATIENCE_S } }, body }));

export const isVerdict = (answer: PlanAnswer): answer is PlanDecision => 'verdict' in answer;
