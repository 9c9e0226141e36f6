import { type Draw } from './spec-draw';
import { type Asked } from './spec-smallest';
import { type History, type Statement, type Told } from './spec-statements';
import { passes, tune } from './spec-builders';

const PINNED = ['cand', 'base', 'mid', 'tutor', 'other', 'rows', 'talks'];

/** The same history, with a version to every one of the usual names. */
export function pinnedTo({ history, question }: Asked): Asked {
  return JSON.parse(JSON.stringify({ history, question }), (_, value: unknown) =>
    typeof value === 'string' && PINNED.includes(value) ? `${value}@1` : value,
  ) as Asked;
}

export const isPinned = (id: string): boolean => id.includes('@');

const RECORDED = 300;

/** Somebody who knows no versions speaks of one of the names: deploys it, asks for it, compares with it or builds on it. */
export function mentionBy(history: History, draw: Draw): Told[] {
  const text = JSON.stringify(history);
  const names = PINNED.filter((name) => text.includes(`"${name}@1"`));
  const name = draw.of(...names);
  const by = draw.once(2) ? { by: 'local' as const } : {};
  return mention(name, draw).map((what, index) => ({
    key: `mention ${String(index)}`,
    what,
    ...by,
    taken: RECORDED + index,
    at: RECORDED + index,
  }));
}

function mention(name: string, draw: Draw): Statement[] {
  const theirs = tune('theirs', name, ['their data'], { run: 'their run' });
  return draw.of<Statement[]>(
    [{ say: 'deploy', of: { id: name } }],
    [{ say: 'request', of: { id: name } }],
    passes('theirs', name),
    [theirs],
    [theirs, ...passes('theirs', name)],
  );
}
