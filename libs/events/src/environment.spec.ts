import * as fc from 'fast-check';
import { environment, environmentName } from './environment';
import { parseEvent } from './parse';
import { SAMPLES } from './samples';

describe('the name of an environment', () => {
  it.each([
    ['production', 'production'],
    [' Production\t', 'production'],
    ['\u00a0PRODUCTION\u3000', 'production'],
    ['\uff30\uff32\uff2f\uff24', 'prod'],
    ['\u{1d429}rod', 'prod'],
    ['Stra\u00dfe', 'stra\u00dfe'],
    ['e\u0301u', '\u00e9u'],
    ['\u212belsinki', '\u00e5elsinki'],
    ['eu west', 'eu west'],
  ])('%j is read as %j', (given, expected) => {
    expect(environmentName(given)).toBe(expected);
  });

  it('reads its own answer as the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const once = environmentName(given);
        expect(environmentName(once)).toBe(once);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \u00a0'],
    ['a zero-width space', 'prod\u200buction'],
    ['a zero-width joiner', 'pro\u200dd'],
    ['a mark of direction', '\u202eprod'],
    ['a byte order mark', '\ufeffprod'],
    ['a soft hyphen', 'pro\u00add'],
    ['a variation selector', 'prod\ufe0f'],
    ['a tag', 'prod\u{e0041}'],
    ['a Hangul filler', 'prod\u3164'],
    ['a tab', 'pro\td'],
    ['more than a name may have', 'x'.repeat(1025)],
  ])('is not %s', (_, given) => {
    expect(environment.safeParse(given).success).toBe(false);
  });

  it.each([
    'ai.pedigree.promotion.requested.v1',
    'ai.pedigree.training.planned.v1',
    'ai.pedigree.review.recorded.v1',
    'ai.pedigree.review.requested.v1',
    'ai.pedigree.deployment.changed.v1',
  ] as const)('is refused with its field in %s', (type) => {
    const data = { ...SAMPLES[type].data, environment: 'prod\u200b' };
    const parsed = parseEvent(
      { specversion: '1.0', ...SAMPLES[type], data },
      '2026-11-23T10:00:00Z',
    );
    expect(parsed).toMatchObject({
      ok: false,
      errors: [
        {
          pointer: '/data/environment',
          message: expect.stringContaining('invisible'),
          remedy: expect.any(String),
        },
      ],
    });
  });
});
