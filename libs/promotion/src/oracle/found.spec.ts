import { decisionOn } from './spec-asked';
import { answerOf } from './spec-gate-oracle';
import {
  type History,
  type Named,
  type Question,
  type Statement,
  type Told,
} from './spec-statements';
import {
  approves,
  claims,
  human,
  made,
  passes,
  probed,
  random,
  toldOf,
  train,
  tune,
  wrote,
} from './spec-builders';

/** The smallest histories about which the engine and the oracle once differed, or that broke an invariant. */
const IN_STAGING: Question = { model: { id: 'cand' }, environment: 'staging' };
const IN_PRODUCTION: Question = { model: { id: 'cand' }, environment: 'production' };

const engine = (history: History, question = IN_STAGING): string[] =>
  decisionOn(history, question)
    .reasons.map(({ rule }) => rule)
    .sort();

/** By the engine, which has to say what the oracle says. */
function blocking(history: History, question = IN_STAGING): string[] {
  const rules = engine(history, question);
  expect([...answerOf(history, question).blocking].sort()).toEqual(rules);
  return rules;
}

const redated = (history: History, index: number, at: number): Told[] =>
  history.map((told, place) => (place === index ? { ...told, at } : told));

const with_ = <S extends Statement>(what: Statement, more: Partial<S>): Statement =>
  ({ ...what, ...more }) as Statement;

const people = [random('base'), random('other'), human('talks')];
const FAR_AHEAD = 5000;

describe('what the oracle found', () => {
  it('lets nothing speak for a model before its date has come', () => {
    const history = toldOf([human('talks'), train('cand', ['talks'])]);
    expect(blocking(history)).toEqual([]);
    expect(blocking(redated(history, 0, FAR_AHEAD))).toEqual(['unknown-provenance']);
  });

  it('takes the word of the same run that there was nothing else, as the remedy says', () => {
    const silent = tune('cand', 'base', []);
    const history = [random('base'), silent, ...passes('cand', 'base')];
    expect(blocking(toldOf(history))).toEqual(['undisclosed-inputs']);
    // Sent again, it is of the time when the run was.
    const again = toldOf([...history, with_(silent, { complete: true })]);
    expect(blocking(redated(again, history.length, 11))).toEqual([]);
  });

  it('does not take a merge of one that was sent twice for one of two', () => {
    const merge = made('cand', 'merge', 'base');
    expect(blocking(toldOf([random('base'), merge, merge]))).toEqual(['undisclosed-inputs']);
  });

  it('asks for evaluations against something from before, where a dataset stands for the base', () => {
    const history = [...people, tune('cand', 'talks', ['talks']), approves('cand')];
    expect(blocking(toldOf(history))).toEqual(['trait-evals-missing']);
    expect(blocking(toldOf([...history, ...passes('cand', 'base')]))).toEqual([
      'trait-evals-missing',
    ]);
  });

  it('does not take for a root what hides its parent behind a dataset', () => {
    const history = [
      human('talks'),
      made('base', 'convert', 'talks'),
      tune('cand', 'base', ['talks']),
      ...passes('cand', 'base'),
    ];
    expect(blocking(toldOf(history))).toContain('trait-evals-missing');
  });

  it('asks for the vetting of all data that an unknown model wrote', () => {
    const vetted = (id: string) => with_(human(id), { origin: 'synthetic', vettedAt: 9 });
    const history = [
      random('base'),
      { say: 'model', of: { id: 'api' } } as const,
      wrote('rows', 'api'),
      wrote('more', 'api'),
      vetted('rows'),
      tune('cand', 'base', ['rows', 'more']),
      ...passes('cand', 'base'),
      approves('cand'),
      approves('cand', 'bob'),
    ];
    expect(blocking(toldOf(history))).toContain('unknown-initialization');
    expect(
      blocking(toldOf([...history.slice(0, 5), vetted('more'), ...history.slice(5)])),
    ).not.toContain('unknown-initialization');
  });

  it('believes a weight test that found two models related, whatever it is sent in as', () => {
    const history = [
      ...people,
      {
        say: 'claim',
        models: ['base', 'other'],
        relation: 'partial',
        evidence: 'weight-tested',
        pValue: 1e-9,
      } as const,
      wrote('rows', 'other'),
      tune('cand', 'base', ['rows']),
      ...passes('cand', 'base'),
    ];
    expect(blocking(toldOf(history))).toContain('same-base-transmission');
  });

  it('knows the same bytes under another name, where somebody vouches for both', () => {
    const bytes: Named = { id: 'mid', digest: 'a' };
    const history = [
      ...people,
      with_(tune('mid', 'base', ['talks']), { of: bytes }),
      ...passes('mid', 'base', { of: bytes }),
      { say: 'model', of: { id: 'cand', digest: 'a' } } as const,
    ];
    expect(blocking(toldOf(history), IN_PRODUCTION)).toEqual([]);
    const byAStranger = toldOf(history).map(({ by, ...told }, index) =>
      index === history.length - 1 || by === undefined ? told : { ...told, by },
    );
    expect(blocking(byAStranger, IN_PRODUCTION)).toContain('unknown-provenance');
  });

  it('asks a quantized baseline for evaluations of its own', () => {
    const history = [
      ...people,
      made('mid', 'quantize', 'base'),
      tune('cand', 'mid', ['talks']),
      ...passes('cand', 'mid'),
    ];
    expect(blocking(toldOf(history))).toEqual(['trait-evals-missing']);
    expect(blocking(toldOf([...history, ...passes('mid', 'base')]))).toEqual([]);
  });

  it('takes a name for a model where one of its versions is one, in whatever order they came', () => {
    const history = toldOf([
      random('base'),
      human('d@1'),
      random('d@2'),
      tune('cand', 'base', ['d']),
      ...passes('cand', 'base'),
    ]);
    expect(blocking(history)).toEqual(['unknown-initialization']);
    expect(blocking(history.toReversed())).toEqual(['unknown-initialization']);
  });

  it('takes no drift of a stranger for the probe that is asked for', () => {
    const told = toldOf([...people, tune('cand', 'base', ['talks']), ...passes('cand', 'base')]);
    const [drift, review] = toldOf([probed('cand', 'base', 0.9), approves('cand')]).map(
      (one, index) => ({
        ...one,
        key: `later ${String(index)}`,
        taken: 50 + index,
        at: 50 + index,
      }),
    ) as [Told, Told];
    const { by: _, ...byAStranger } = drift;
    const inClinic: Question = { model: { id: 'cand' }, environment: 'clinic' };
    expect(blocking([...told, byAStranger, review], inClinic)).toEqual(['probe-missing']);
    expect(blocking([...told, drift, review], inClinic)).toEqual([]);
  });

  it('asks of a copy of a starting checkpoint what that learned from', () => {
    const [copy, base]: Named[] = ['cand', 'base'].map((id) => ({ id, digest: 'b' }));
    const copied = { say: 'model', of: copy! } as const;
    const trained = with_(train('base', []), { of: base! });
    expect(blocking(toldOf([copied, trained]))).toEqual(['undisclosed-inputs']);
    const registered = with_(random('base'), { of: base! });
    expect(blocking(toldOf([copied, registered]))).toEqual(['unknown-provenance']);
  });

  it('lets no stranger antedate what a review has to come after', () => {
    const told = toldOf([
      human('talks'),
      tune('cand', 'base', ['talks']),
      ...passes('cand', 'base'),
      { say: 'flag', what: 'model', of: { id: 'base' }, reason: 'incident' } as const,
      approves('cand'),
      train('base', []),
    ]);
    expect(blocking(told, IN_PRODUCTION)).toContain('suspect-ancestor');
    const early = { key: 'early', what: train('base', ['talks']), taken: 5, at: 5 };
    expect(blocking([...told, early], IN_PRODUCTION)).toContain('suspect-ancestor');
  });

  it('takes no stranger’s word for which bytes the lineage is of', () => {
    const asked: Question = { model: { id: 'cand', digest: 'a' }, environment: 'production' };
    const merge = { ...made('cand', 'merge', 'base'), complete: true } as const;
    const told = toldOf([random('base'), merge]);
    expect(blocking(told, asked)).toEqual(['unknown-provenance']);
    const named = with_(merge, { of: { id: 'cand', digest: 'a' } });
    const byAStranger = { key: 'late', what: named, taken: 14, at: 14 };
    expect(blocking([...told, byAStranger], asked)).toEqual(['unknown-provenance']);
    expect(blocking([...told, { ...byAStranger, by: 'local' }], asked)).toEqual([]);
  });

  it('does not forget that data is tagged as made by a model, whatever tags come later', () => {
    const tagged = with_(human('talks'), { tags: ['distilabel'] });
    const history = [random('base'), tagged, tune('cand', 'base', ['talks'])];
    expect(blocking(toldOf(history))).toContain('unknown-initialization');
    const again = with_(human('talks'), { tags: [] });
    expect(blocking(toldOf([...history, again]))).toContain('unknown-initialization');
  });

  it('hands on what was found in whatever stands in the place of a base', () => {
    const history = [wrote('mid', 'other'), tune('cand', 'mid', []), probed('mid', 'other', 0.9)];
    expect(blocking(toldOf(history))).toContain('probe-drift');
  });

  it('does not compare with the very bytes that are evaluated', () => {
    const same = (id: string): Named => ({ id, digest: 'a' });
    const history = [
      ...people,
      with_(random('base'), { of: same('base') }),
      with_(tune('cand', 'base', ['talks']), { of: same('cand') }),
      ...passes('cand', 'base', { of: same('cand') }),
    ];
    expect(blocking(toldOf(history))).toContain('trait-evals-missing');
  });

  it('takes what stands in the place of two bases for the same weights', () => {
    const history = [
      { say: 'dataset', of: { id: 'base' } } as const,
      tune('tutor', 'base', []),
      wrote('rows', 'tutor'),
      tune('cand', 'base', ['rows']),
    ];
    expect(blocking(toldOf(history))).toContain('same-base-transmission');
  });

  it('takes nothing for random that has the bytes of a random model by a stranger’s word', () => {
    const asked: Question = { model: { id: 'cand' }, environment: 'production' };
    const told = toldOf([
      random('base'),
      random('other'),
      with_(tune('tutor', 'base', ['other']), { of: { id: 'tutor', digest: 'a' } }),
      wrote('rows', 'tutor'),
      tune('cand', 'base', ['rows']),
    ]);
    expect(blocking(told, asked)).not.toContain('unknown-initialization');
    const same = with_(random('base'), { of: { id: 'base', digest: 'a' } });
    const byAStranger = { key: 'late', what: same, taken: 63, at: 63 };
    expect(blocking([...told, byAStranger], asked)).toContain('unknown-initialization');
  });

  it('does not take a base for the parent that a merge left out', () => {
    const history = [
      ...people,
      random('base'),
      random('other'),
      made('cand', 'merge', 'base'),
      { ...tune('cand', 'other', ['talks']), run: 'make cand' } as Statement,
    ];
    expect(blocking(toldOf(history))).toContain('undisclosed-inputs');
  });

  it('believes no word of random weights where somebody names a parent', () => {
    const told = toldOf([
      random('base'),
      random('tutor'),
      wrote('rows', 'tutor'),
      tune('cand', 'base', ['rows']),
    ]);
    const pruned = { key: 'late', what: made('tutor', 'prune', 'base'), taken: 63, at: 63 };
    expect(blocking(told, IN_PRODUCTION)).not.toContain('unknown-provenance');
    expect(blocking([...told, pruned], IN_PRODUCTION)).toContain('unknown-provenance');
  });

  it('does not take who labelled data for who wrote it', () => {
    const history = [
      ...people,
      random('judge'),
      { ...wrote('rows', 'judge'), writers: [] } as Statement,
      {
        ...{ say: 'derive', run: 'generate rows', of: { id: 'rows' }, operation: 'relabel' },
        ...{ parents: ['talks'], helpers: [{ model: 'judge', channel: 'labels' }] },
      } as Statement,
      tune('cand', 'base', ['rows']),
      ...passes('cand', 'base'),
    ];
    expect(blocking(toldOf(history))).toContain('undisclosed-inputs');
  });

  it('lets no stranger take a claim back by calling one of the two a dataset', () => {
    const told = toldOf([
      random('base', 'a'),
      random('other', 'b'),
      wrote('rows', 'base'),
      tune('cand', 'other', ['rows']),
      ...passes('cand', 'other'),
      claims('y', 'base', 'same'),
    ]);
    expect(blocking(told, IN_PRODUCTION)).toContain('unknown-initialization');
    const late = { key: 'late', what: train('x', ['y']), taken: 63, at: 63 };
    expect(blocking([...told, late], IN_PRODUCTION)).toContain('unknown-initialization');
  });
});
