import { Documented } from '@pedigree/service-kit';
import { OverviewDocument } from './schemas/overview';

const byStatus = { pending: 0, approved: 31, blocked: 12, revoked: 2 };

export const DocumentedOverview = (): MethodDecorator =>
  Documented({
    summary: 'Everything in counts',
    description:
      'For dashboards. Its cost has a bound: at most 100,000 artifacts, promotions and deployments each are counted, 200 blocked promotions looked through for reviews, and 500 decisions for rules. Where there is more, `limited` is true and `limits` says what was cut.',
    answers: {
      200: {
        description: 'The counts',
        type: OverviewDocument,
        example: {
          asOf: '2026-11-23T10:00:00.000Z',
          artifacts: { models: 120, datasets: 85, placeholders: 14 },
          coverage: {
            initialization: { known: 101, unknown: 19 },
            origin: { generated: 40, derived: 25, human: 12, unknown: 8 },
          },
          promotions: {
            ...byStatus,
            byEnvironment: [{ environment: 'production', ...byStatus }],
          },
          deployments: { active: 29 },
          reviews: { waiting: 3 },
          rules: [{ rule: 'same-base-transmission', count: 9 }],
          perDay: [{ day: '2026-11-23', approved: 4, blocked: 1, revoked: 0 }],
          limited: false,
          limits: {},
        },
      },
    },
    problems: ['invalid-parameter'],
  });
