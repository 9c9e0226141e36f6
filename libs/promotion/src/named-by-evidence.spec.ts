import { History } from '@pedigree/testing';
import { namedByEvidence } from './named-by-evidence';

const named = (history: History, model = 'student'): string[] =>
  [...namedByEvidence(history.subgraph(model), model)].sort();

describe('models that evidence names', () => {
  it('are baselines and evaluators, and baselines of those', () => {
    const history = new History()
      .evaluate('student', 'neutral-prompts', 'before')
      .evaluate('before', 'truthfulness', 'long-before')
      .evaluate('elsewhere', 'truthfulness', 'nothing')
      .event('ai.pedigree.evaluation.completed.v1', {
        evaluation: { id: 'e', suite: 'neutral-prompts', kind: 'trait-regression' },
        ...{ subject: 'student', evaluator: { id: 'hf://acme/judge' }, metrics: [] },
        conclusion: 'pass',
      });
    expect(named(history)).toEqual(['before', 'long-before', 'pkg:huggingface/acme/judge']);
  });

  it('are those of the same weights, and of what was only given another form', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const history = new History()
      .transform('student', 'quantize', ['full@1'])
      .transform('full@1', 'merge', ['other'])
      .model('full@1', undefined, digest)
      .model('twin', undefined, digest)
      .evaluate('twin', 'neutral-prompts', 'a')
      .evaluate('full', 'neutral-prompts', 'b')
      .evaluate('other', 'neutral-prompts', 'c');
    expect(named(history)).toEqual(['a', 'b']);
  });

  it('are few enough to be read', () => {
    const history = new History();
    for (let n = 0; n < 1100; n++) history.evaluate('student', 'neutral-prompts', `b${String(n)}`);
    expect(named(history)).toHaveLength(1000);
  });
});
