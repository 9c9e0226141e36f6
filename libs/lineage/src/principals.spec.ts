import { type PedigreeEvent, SAMPLES } from '@pedigree/events';
import { type Origin, recordEvent, recordingOf } from './interpret';

const ORIGIN: Origin = { topic: 't', partition: 0, offset: 1, timestamp: 0 };
const EVENT = SAMPLES['ai.pedigree.model.flagged.v1'] as PedigreeEvent;

describe('who said it', () => {
  it.each([
    ['the event', { ...EVENT, principal: 'token:0011' }, ORIGIN, 'token:0011'],
    [
      'the event, whoever is taken otherwise',
      { ...EVENT, principal: 'pedigree' },
      { ...ORIGIN, by: 'local' },
      'pedigree',
    ],
    ['where it was read, where the event says nothing', EVENT, { ...ORIGIN, by: 'local' }, 'local'],
  ])('is told by %s', (_, event, origin, by) => {
    expect(recordEvent(event, origin).stamp).toMatchObject({ by });
  });

  it('is absent where nobody is known to have', () => {
    expect(recordEvent(EVENT, ORIGIN).stamp).not.toHaveProperty('by');
    const said = { key: 'k', type: 't', time: '2026-11-23T10:00:00Z', document: '{}' };
    expect(recordingOf(said, { artifacts: [], facts: [] }, ORIGIN).stamp).not.toHaveProperty('by');
  });
});
