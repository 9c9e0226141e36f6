import { FAVOURABLE, type Favourable } from '../assurance';
import { matches } from './environments';
import { type Report } from './report';
import { voucher } from './shape';
import { checked } from './zod-faults';

/** Whether a principal may vouch for a kind of fact: the bundle names principals by globs, and any entry will do. */
export function vouchingOf(
  given: readonly unknown[],
  report: Report,
): (principal: string, kind: Favourable) => boolean {
  const vouchers = given.flatMap(
    (one, index) => checked(voucher, one, ['principals', index], report) ?? [],
  );
  const known = new Map<Favourable, Map<string, boolean>>(
    FAVOURABLE.map((kind) => [kind, new Map<string, boolean>()]),
  );
  const vouches = (principal: string, kind: Favourable): boolean =>
    vouchers.some(
      ({ principal: glob, vouches: kinds }) =>
        matches(glob, principal) && (kinds === '*' || kinds.includes(kind)),
    );
  return (principal, kind) => {
    const answers = known.get(kind);
    const remembered = answers?.get(principal);
    if (remembered !== undefined) return remembered;
    const answer = vouches(principal, kind);
    if ((answers?.size ?? 0) < MOST_REMEMBERED) answers?.set(principal, answer);
    return answer;
  };
}

/** Principals are few; names of strangers must not fill the memory. */
const MOST_REMEMBERED = 10_000;
