import { type Case } from './case';
import { type Judged } from './rule';

/** A case with what every rule says of it. */
export interface Examination {
  examined: Case;
  judged: readonly Judged[];
}
