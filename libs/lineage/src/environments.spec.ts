import { type EventType, type PedigreeEvent, SAMPLES } from '@pedigree/events';
import { type Fact } from './facts';
import { interpret } from './interpret';

const GIVEN = ' \uff30roduction';

const factsOf = (type: EventType): Fact[] => {
  const { data, ...event } = SAMPLES[type];
  const given = { promotion: { id: 'p' }, ...data, environment: GIVEN };
  return interpret({ ...event, data: given } as unknown as PedigreeEvent).facts;
};

describe('environments in what is recorded', () => {
  it.each([
    'ai.pedigree.deployment.changed.v1',
    'ai.pedigree.promotion.requested.v1',
    'ai.pedigree.promotion.approved.v1',
    'ai.pedigree.promotion.revoked.v1',
    'ai.pedigree.review.requested.v1',
    'ai.pedigree.review.recorded.v1',
  ] as const)('have one spelling: %s', (type) => {
    const named = factsOf(type).filter((fact) => 'environment' in fact);
    expect(named.map((fact) => 'environment' in fact && fact.environment)).toEqual(['production']);
  });

  it('have it in the review that the gate weighs, and in the one that a trail shows', () => {
    const [evidence, step] = factsOf('ai.pedigree.review.recorded.v1') as {
      data?: string;
      document?: string;
    }[];
    for (const json of [evidence?.data, step?.document])
      expect(JSON.parse(json ?? '')).toMatchObject({ environment: 'production' });
  });

  it('stay unsaid where a review names none', () => {
    const { data, ...event } = SAMPLES['ai.pedigree.review.recorded.v1'];
    const given = { ...data, environment: undefined };
    const { facts } = interpret({ ...event, data: given } as unknown as PedigreeEvent);
    expect(JSON.parse((facts[0] as { data: string }).data)).not.toHaveProperty('environment');
  });
});
