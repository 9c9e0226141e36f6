import { type Reason } from '@pedigree/events';
import { canon } from './spec-edges';
import { type History, type Statement, type Told } from './spec-statements';
import { human, made, passes, random, tune } from './spec-stories';

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
/** And those that the same weights in another form share for good. */
const FOR_GOOD = ['trait-regression', 'review-denied'];
/** What an environment asks of the candidate alone. */
const OF_THE_CANDIDATE = ['probe-missing'];

/** The rules that must go on to an heir: without evidence of its own all of them. */
export function heirlooms(reasons: readonly Reason[], how: Heir, evaluated: boolean): string[] {
  const same = how === 'convert' || how === 'quantize';
  const beyond = [...BEYOND_EVALUATIONS, ...(same ? FOR_GOOD : [])];
  return reasons
    .map(({ rule }) => rule)
    .filter((rule) => (evaluated ? beyond.includes(rule) : !OF_THE_CANDIDATE.includes(rule)));
}

/** What somebody calls a starting checkpoint: how it came to be is asked of it as the candidate alone. */
export const rootsIn = (history: History): string[] =>
  history.flatMap(({ what }) =>
    (what.say === 'model' && what.initialization === 'random') ||
    (what.say === 'train' && what.base === undefined)
      ? canon(what.of.id)
      : [],
  );
