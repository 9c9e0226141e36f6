import { type EventData, type EventType, SAMPLES } from '@pedigree/events';
import { interpret } from './interpret';

/** The sample of a type, with other data in places. */
function changed<T extends EventType>(type: T, data: Partial<EventData<T>>) {
  const sample = SAMPLES[type];
  return { ...sample, data: { ...sample.data, ...data } } as typeof sample;
}

/** What it says. */
const said = <T extends EventType>(type: T, data: Partial<EventData<T>> = {}) =>
  interpret(changed(type, data));

/** The event without the promotion and the environment that its data names. */
function unbound<E extends { data: object }>(event: E): E {
  const kept = Object.entries(event.data).filter(
    ([key]) => key !== 'promotion' && key !== 'environment',
  );
  return { ...event, data: Object.fromEntries(kept) };
}

const REVIEW = 'ai.pedigree.review.recorded.v1';
const ASKED = 'ai.pedigree.review.requested.v1';
const REVOKED = 'ai.pedigree.evidence.revoked.v1';
const DIGEST = `sha256:${'1'.repeat(64)}`;
const ref = (id: string) => ({ id, digest: DIGEST });

describe('evidence', () => {
  it.each([
    ['ai.pedigree.evaluation.completed.v1', { subject: ref('m'), baseline: 'b', evaluator: 'j' }],
    ['ai.pedigree.probe.completed.v1', { subject: ref('m'), baseline: 'b' }],
    ['ai.pedigree.attestation.recorded.v1', { subject: ref('m'), subjectKind: 'model' }],
    ['ai.pedigree.evidence.revoked.v1', { subject: ref('m'), subjectKind: 'dataset' }],
    ['ai.pedigree.model.flagged.v1', { model: ref('m') }],
    ['ai.pedigree.model.cleared.v1', { model: ref('m') }],
    ['ai.pedigree.dataset.flagged.v1', { dataset: ref('m') }],
    ['ai.pedigree.dataset.cleared.v1', { dataset: ref('m') }],
    ['ai.pedigree.review.recorded.v1', { model: ref('m') }],
  ] as const)('of %s says neither what its subject is nor which bytes it has', (type, data) => {
    const { artifacts, facts } = interpret(unbound(changed(type, data)));
    expect(new Set(artifacts.flatMap((each) => Object.keys(each)))).toEqual(new Set(['id']));
    expect(facts).toMatchObject([{ fact: 'evidence', about: 'm', digest: DIGEST }]);
  });

  it('makes known whatever else it names', () => {
    const data = { subject: 'm', baseline: 'b', evaluator: ref('hf://acme/judge') };
    expect(said('ai.pedigree.evaluation.completed.v1', data).artifacts).toEqual([
      { id: 'm' },
      { id: 'b' },
      { id: 'pkg:huggingface/acme/judge', spelling: 'hf://acme/judge' },
    ]);
  });

  it('that is taken back is named', () => {
    const { data } = SAMPLES[REVOKED];
    expect(said(REVOKED).facts).toMatchObject([{ kind: 'revocation', id: data.evidence }]);
  });
});

describe('a claim', () => {
  it('goes from the smaller canonical id to the larger', () => {
    const data = { models: ['pkg:huggingface/b/b', 'https://hf.co/a/a'] as [string, string] };
    const { artifacts, facts } = said('ai.pedigree.initialization.claimed.v1', data);
    expect(facts).toMatchObject([{ from: 'pkg:huggingface/a/a', to: 'pkg:huggingface/b/b' }]);
    expect(artifacts.map(({ kind }) => kind)).toEqual([undefined, undefined]);
  });
});

describe('a review', () => {
  const facts = (data: Partial<EventData<typeof REVIEW>>) =>
    said(REVIEW, data).facts.filter(({ fact }) => fact !== 'description');

  it('is evidence, and a step of the promotion that it names', () => {
    const data = { ...SAMPLES[REVIEW].data, promotion: { id: 'p-9' }, model: 'm' };
    const document = JSON.stringify(data);
    expect(facts(data)).toEqual([
      { fact: 'evidence', kind: 'review', id: data.reviewer, about: 'm', data: document },
      {
        ...{ fact: 'promotion', id: 'p-9', step: 'reviewed', model: 'm' },
        ...{ environment: data.environment, actor: data.reviewer, document },
      },
    ]);
  });

  it('is evidence alone where it names none', () => {
    const { facts: all } = interpret(unbound(SAMPLES[REVIEW]));
    expect(all.map(({ fact }) => fact)).toEqual(['evidence']);
  });

  it('that is asked for is a step of the promotion, no evidence, and gives no digest', () => {
    const { data } = SAMPLES[ASKED];
    const asked = said(ASKED, { model: { id: 'm', digest: DIGEST } });
    expect(asked.artifacts).toEqual([{ id: 'm' }]);
    expect(asked.facts).toEqual([
      {
        ...{ fact: 'promotion', id: data.promotion?.id, step: 'review-requested', model: 'm' },
        ...{ environment: data.environment, actor: data.requestedBy, digest: DIGEST },
        document: JSON.stringify({ ...data, model: { id: 'm', digest: DIGEST } }),
      },
    ]);
    expect(interpret(unbound(SAMPLES[ASKED])).facts).toEqual([]);
  });
});

describe('what the gate says', () => {
  it('a revocation is a step of the promotion, with its document', () => {
    const { data } = SAMPLES['ai.pedigree.promotion.revoked.v1'];
    expect(said('ai.pedigree.promotion.revoked.v1').facts).toEqual([
      {
        ...{ fact: 'promotion', id: data.promotion.id, step: 'revoked', model: data.model },
        ...{ environment: data.environment, verdict: data.verdict },
        document: JSON.stringify(data),
      },
    ]);
  });

  it('an activated policy is kept whole, and is about no artifact', () => {
    const { data } = SAMPLES['ai.pedigree.policy.activated.v1'];
    expect(said('ai.pedigree.policy.activated.v1')).toEqual({
      artifacts: [],
      facts: [{ fact: 'policy', ...data.policy, document: data.document }],
    });
  });

  it.each(['ai.pedigree.plan.approved.v1', 'ai.pedigree.plan.blocked.v1'] as const)(
    '%s says nothing of the graph',
    (type) => {
      expect(said(type)).toEqual({ artifacts: [], facts: [] });
    },
  );
});
