import { bases } from './bases';
import { crossBaseTeachers } from './cross-base';
import { DAY_MS, madeUp, toEvent } from './drafts';
import { deployed } from './evidence';
import { examples } from './examples';
import { partialInitialization } from './partial';
import { sameInitialization } from './same-initialization';
import { type DemoEvent, type Lineage } from './types';
import { unknownInitialization } from './unknown';
import { weightsOnly } from './weights-only';

/** The 25 public lineages of DOMAIN.md in its order, then the made-up examples. */
export const LINEAGES: readonly Lineage[] = [
  ...sameInitialization,
  ...weightsOnly,
  ...partialInitialization,
  ...unknownInitialization,
  ...crossBaseTeachers,
  ...examples,
].sort((a, b) => a.number - b.number);

/** Lineages of which we say that their models run somewhere, so that there is a blast radius to see. */
const RUNNING = [1, 8, 14, 18, 26, 27];

const deployments = madeUp(
  LINEAGES.filter(({ number }) => RUNNING.includes(number)).flatMap(({ number, expected }) =>
    expected
      .slice(0, 1)
      .map(({ candidate }) => deployed(`demo/chat-${number}`, candidate, 'production')),
  ),
);

/** A day for tests; evidence ages, so who shows the demo lets it happen lately. */
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** Everything the demo records: the bases on the first day, each lineage on the day of its number, then what runs. */
export const demoEvents = (firstDay: number = FIRST_DAY): DemoEvent[] => [
  ...bases.map((draft) => toEvent(draft, firstDay)),
  ...LINEAGES.flatMap(({ number, events }) =>
    events.map((draft) => toEvent(draft, firstDay + number * DAY_MS)),
  ),
  ...deployments.map((draft) => toEvent(draft, firstDay + (LINEAGES.length + 1) * DAY_MS)),
];
