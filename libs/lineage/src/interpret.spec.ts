import { type EventData, type EventType, SAMPLES } from '@pedigree/events';
import { interpret } from './interpret';

/** What the sample of a type says, with other data in places. */
function said<T extends EventType>(type: T, data: Partial<EventData<T>> = {}) {
  const sample = SAMPLES[type];
  return interpret({ ...sample, data: { ...sample.data, ...data } } as typeof sample);
}

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

describe('a revocation of evidence', () => {
  it('is evidence that names the event, about the artifact and its digest', () => {
    const { artifacts, facts } = said(REVOKED, { subject: { id: 'm', digest: DIGEST } });
    expect(artifacts).toEqual([{ id: 'm', kind: 'model' }]);
    const { data } = SAMPLES[REVOKED];
    expect(facts.at(-1)).toEqual({
      ...{ fact: 'evidence', kind: 'revocation', id: data.evidence, about: 'm', digest: DIGEST },
      data: JSON.stringify({ ...data, subject: { id: 'm', digest: DIGEST } }),
    });
  });

  it('is about a dataset where the event says so', () => {
    const { artifacts } = said(REVOKED, { subject: 'd', subjectKind: 'dataset' });
    expect(artifacts).toEqual([{ id: 'd', kind: 'dataset' }]);
  });
});

describe('an attestation', () => {
  const kindOf = (data: Partial<EventData<'ai.pedigree.attestation.recorded.v1'>>) =>
    said('ai.pedigree.attestation.recorded.v1', data).artifacts.map(({ kind }) => kind);

  it('is about what it says, else a dataset where it vets one, else a model', () => {
    expect(kindOf({ kind: 'independence' })).toEqual(['model']);
    expect(kindOf({ kind: 'independence', subjectKind: 'dataset' })).toEqual(['dataset']);
    expect(kindOf({ kind: 'dataset-vetting' })).toEqual(['dataset']);
    expect(kindOf({ kind: 'dataset-vetting', subjectKind: 'model' })).toEqual(['model']);
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
    expect(all.map(({ fact }) => fact)).toEqual(['description', 'evidence']);
  });

  it('that is asked for is a step of the promotion, no evidence, and gives no digest', () => {
    const { data } = SAMPLES[ASKED];
    const asked = said(ASKED, { model: { id: 'm', digest: DIGEST } });
    expect(asked.artifacts).toEqual([{ id: 'm', kind: 'model' }]);
    expect(asked.facts).toEqual([
      {
        ...{ fact: 'promotion', id: data.promotion?.id, step: 'review-requested', model: 'm' },
        ...{ environment: data.environment, actor: data.requestedBy },
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
