import { deadLetter, deadLetterNote, originalMessage } from './dead-letter';
import { received } from './fixtures/received';
import { headerText, textHeader } from './headers';
import { type ReceivedMessage } from './ports';
import { DEAD_LETTER_ALLOWANCE_BYTES, messageBytes, refuseTooLarge } from './size';

const odd = Uint8Array.from([0, 255, 254]);
const message: ReceivedMessage = {
  ...received(41),
  headers: [textHeader('a', '1'), ['odd', odd], textHeader('a', '2')],
  value: odd,
};
const parked = { message, code: 'unreadable', reason: 'no JSON', attempts: 3 };
const at = Date.UTC(2026, 0, 2);
const asReceived = (letter: object): ReceivedMessage => ({ ...received(0), ...letter });

it('keeps the original and tells where it stood and why it went', () => {
  const letter = deadLetter(parked, 'writer', at);
  expect(letter).toMatchObject({ key: message.key, value: odd });
  expect(letter.headers.slice(0, 3)).toEqual(message.headers);
  expect(headerText(letter, 'pedigree-dead-letter-at')).toBe('2026-01-02T00:00:00.000Z');
  expect(deadLetterNote(asReceived(letter))).toEqual({
    ...{ code: 'unreadable', reason: 'no JSON', topic: 'lineage.events', partition: 2, offset: 41 },
    ...{ group: 'writer', attempts: 3, at },
  });
});

it('gives the original back for a replay', () => {
  const { key, headers, value } = message;
  expect(originalMessage(deadLetter(parked, 'writer', at))).toEqual({ key, headers, value });
});

it('replaces the note of an earlier parking', () => {
  const replayed = asReceived(deadLetter(parked, 'writer', at));
  const again = deadLetter({ ...parked, message: replayed, code: 'other' }, undefined, at);
  expect(again.headers.filter(([name]) => name === 'pedigree-dead-letter-code')).toHaveLength(1);
  expect(deadLetterNote(asReceived(again))).toMatchObject({ code: 'other', offset: 0 });
  expect(deadLetterNote(asReceived(again))).not.toHaveProperty('group');
});

it('finds no note on an ordinary message', () => {
  expect(deadLetterNote(message)).toBeUndefined();
});

it('stays within its allowance, however long the reason', () => {
  const letter = deadLetter(
    { ...parked, reason: '\u{1F9EC}'.repeat(100_000) },
    'g'.repeat(249),
    at,
  );
  expect(messageBytes(letter) - messageBytes(message)).toBeLessThan(DEAD_LETTER_ALLOWANCE_BYTES);
});

it('reads the last header of a name', () => {
  expect(headerText(message, 'a')).toBe('2');
  expect(headerText(message, 'none')).toBeUndefined();
});

it('refuses a message that is too large, saying how large it is', () => {
  const large = { headers: [], value: new Uint8Array(900) };
  expect(() => refuseTooLarge('t', [large], 1_000)).not.toThrow();
  expect(() => refuseTooLarge('t', [large], 999)).toThrow('1000 bytes; 999 are allowed');
});
