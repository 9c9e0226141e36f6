import * as fc from 'fast-check';
import {
  dealOut,
  decodeAssigned,
  decodeSubscription,
  encodeAssigned,
  encodeSubscription,
} from './assignment';

const topics = ['a', 'b', 'longer-name'];

it('reads what it has written', () => {
  expect(decodeSubscription(encodeSubscription(topics))).toEqual(topics);
  const assigned = new Map([
    ['a', [0, 3, 7]],
    ['b', []],
  ]);
  expect(decodeAssigned(encodeAssigned(assigned))).toEqual(assigned);
  expect(decodeAssigned(Buffer.alloc(0))).toEqual(new Map());
});

it('writes as the protocol has it', () => {
  // Version 0, one topic "t", no user data.
  expect(encodeSubscription(['t']).toString('hex')).toBe(
    '0000' + '00000001' + '000174' + '00000000',
  );
  expect(encodeAssigned(new Map([['t', [5]]])).toString('hex')).toBe(
    '0000' + '00000001' + '000174' + '00000001' + '00000005' + '00000000',
  );
});

it('gives every partition to one member who wants its topic, and to all about as many', () => {
  const anyMembers = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.subarray(topics, { minLength: 1 }),
    { minKeys: 1, maxKeys: 6 },
  );
  const anyCounts = fc.record({ a: fc.nat(20), b: fc.nat(20), 'longer-name': fc.nat(20) });
  fc.assert(
    fc.property(anyMembers, anyCounts, (wishes, counts) => {
      const members = new Map(Object.entries(wishes));
      const dealt = dealOut(members, new Map(Object.entries(counts)));
      expect([...dealt.keys()].sort()).toEqual([...members.keys()].sort());
      for (const [topic, count] of Object.entries(counts)) {
        const owners = [...dealt].filter(([, own]) => own.has(topic)).map(([name]) => name);
        for (const name of owners) expect(members.get(name)).toContain(topic);
        const given = [...dealt.values()].flatMap((own) => own.get(topic) ?? []);
        const wanted = [...members.values()].some((wish) => wish.includes(topic));
        expect(given.toSorted((x, y) => x - y)).toEqual(
          wanted ? Array.from({ length: count }, (_, partition) => partition) : [],
        );
      }
    }),
  );
});
