import { altered } from './spec-altered';
import { type Draw } from './spec-draw';
import { drawStatement } from './spec-drawn';
import { poolOf } from './spec-histories';
import { type History, isRun, type Told } from './spec-statements';

/**
 * One more statement, by nobody who is known, wherever in the order of taking and with whatever date. What a
 * trusted key signed is no stranger's word, whoever brings it.
 */
export function strangersWord(history: History, draw: Draw): Told[] {
  const taken = draw.of(5, 10 + draw.below(40), 90);
  const told = history[draw.below(Math.max(1, history.length))];
  const again = draw.once(3) && told !== undefined;
  const what = again
    ? altered(told.what, draw)
    : drawStatement(draw, poolOf(history.map((one) => one.what)));
  // Nobody but who started a run can speak for it: a stranger's run is another one, most of the time.
  const own = isRun(what) && draw.once(2) ? { ...what, run: 'of a stranger' } : what;
  if (own.say === 'attest') return [];
  return [{ key: 'a stranger', what: own, taken, at: taken + draw.of(0, 0, 0, -30, 3, 5000) }];
}
