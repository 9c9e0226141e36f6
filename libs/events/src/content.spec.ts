import * as fc from 'fast-check';
import { contentIn, contentOf } from './content';
import { type EventType } from './event-types';
import { SAMPLES } from './samples';

const SAMPLE = SAMPLES['ai.pedigree.finetune.completed.v1'];

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, reversed(member)]);
  return Object.fromEntries(members.reverse());
};

describe('the content of an event', () => {
  it.each(Object.keys(SAMPLES) as EventType[])('is read out of its text: %s', (type) => {
    const event = SAMPLES[type];
    expect(contentIn(JSON.stringify({ specversion: '1.0', ...event }))).toBe(contentOf(event));
  });

  it('is the same for every order of fields, whoever says it when', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (extra, time) => {
        const event = { ...SAMPLE, data: { ...SAMPLE.data, extra } };
        const again = { time, principal: 'x', data: reversed(event.data), type: event.type };
        expect(contentOf(again)).toBe(contentOf(JSON.parse(JSON.stringify(event)) as typeof event));
      }),
    );
  });

  it.each([
    ['another type', { ...SAMPLE, type: 'ai.pedigree.training.completed.v1' }],
    ['another value', { ...SAMPLE, data: { ...SAMPLE.data, output: 'urn:other' } }],
    ['another order of a list', { ...SAMPLE, data: { ...SAMPLE.data, more: [2, 1] } }],
    ['one field more', { ...SAMPLE, data: { ...SAMPLE.data, complete: true } }],
  ])('is another one with %s', (_, other) => {
    const event = { ...SAMPLE, data: { ...SAMPLE.data, more: [1, 2] } };
    const known = 'more' in other.data ? event : SAMPLE;
    expect(contentOf(other)).not.toBe(contentOf(known));
  });

  it.each(['', 'null', '[]', '{}', '{"type":7}', 'no JSON'])(
    'is not in what is no event: %j',
    (text) => {
      expect(contentIn(text)).toBeUndefined();
    },
  );
});
