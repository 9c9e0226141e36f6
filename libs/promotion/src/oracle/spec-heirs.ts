import { type Reason } from '@pedigree/events';
import { canon } from './spec-edges';
import { versions } from './spec-names';
import { type Asked } from './spec-smallest';
import { type History, type Statement, type Told } from './spec-statements';
import { human, made, passes, random, tune } from './spec-builders';
import { Things } from './spec-things';
import { selvesOf } from './spec-ways';

/** Ways to make something from the weights of a model. */
export const HEIRS = ['convert', 'quantize', 'merge', 'adapter', 'finetune'] as const;
export type Heir = (typeof HEIRS)[number];

const RECORDED = 200;

/** Made from it on data that people wrote, with evaluations of its own against it or against the start of all. */
export function heirOf(parent: string, how: Heir, evaluated: boolean): Told[] {
  const statements: Statement[] = [
    human('of people'),
    ...born(parent, how),
    ...(evaluated ? [...passes('heir', parent), ...passes('heir', 'base')] : []),
  ];
  return statements.map((what, index) => ({
    key: `heir ${String(index)}`,
    what,
    by: 'local',
    taken: RECORDED + index,
    at: RECORDED + index,
  }));
}

function born(parent: string, how: Heir): Statement[] {
  switch (how) {
    case 'convert':
    case 'quantize':
      return [made('heir', how, parent)];
    case 'merge':
      return [random('another'), made('heir', how, parent, 'another')];
    case 'adapter':
    case 'finetune':
      return [tune('heir', parent, ['of people'], { method: how })];
  }
}

/** Rules that evaluations of the heir have no part in clearing. */
const BEYOND_EVALUATIONS = [
  'suspect-ancestor',
  'same-base-judge',
  'relay',
  'unknown-provenance',
  'indeterminate',
  'unvetted-external-corpus',
  'probe-drift',
  'same-base-sensitive',
];
/** And those that the same weights in another form share for good, where they were found in these weights themselves. */
const FOR_GOOD = ['trait-regression', 'review-denied'];
/** What an environment asks of the candidate alone. */
const OF_THE_CANDIDATE = ['probe-missing'];

/** The rules that must go on to an heir: without evidence of its own all of them. */
export function heirlooms(reasons: readonly Reason[], how: Heir, evaluated: boolean): string[] {
  const same = how === 'convert' || how === 'quantize';
  const isBeyond = ({ rule, paths }: Reason): boolean =>
    BEYOND_EVALUATIONS.includes(rule) || (same && FOR_GOOD.includes(rule) && paths.length === 0);
  return reasons
    .filter((one) => (evaluated ? isBeyond(one) : !OF_THE_CANDIDATE.includes(one.rule)))
    .map(({ rule }) => rule);
}

/**
 * Somebody calls it, a version of it, or what it is another form of, a starting checkpoint: how that came to be is
 * asked of the candidate alone.
 */
export function isRoot(id: string, { history, question }: Asked): boolean {
  const things = new Things(history, question, { id, asName: false });
  const forms = [id, ...versions(id, things)].flatMap((one) => [...selvesOf(one, things)]);
  return startsIn(history).some((one) => forms.includes(one));
}

const startsIn = (history: History): string[] =>
  history.flatMap(({ what }) =>
    (what.say === 'model' && what.initialization === 'random') ||
    (what.say === 'train' && what.base === undefined)
      ? canon(what.of.id)
      : [],
  );
