import { buildSchema } from 'graphql';
import { z } from 'zod';
import { sdlOf } from './sdl';

const leaf = z.object({ id: z.string() });

describe('sdlOf', () => {
  it('makes a type of every schema, one where it stands in several places', () => {
    const sdl = sdlOf({
      Tree: z.object({ id: z.string(), left: leaf, others: z.array(leaf.optional()).optional() }),
      Leaf: leaf,
    });
    expect(sdl).toBe(
      [
        'type Tree {\n  id: ID!\n  left: Leaf!\n  others: [Leaf]\n}',
        'type Leaf {\n  id: ID!\n}',
      ].join('\n\n'),
    );
  });

  it('tells what may be absent, numbers, and what has no shape', () => {
    const sdl = sdlOf({
      Thing: z.looseObject({
        count: z.number().int(),
        share: z.number().nullable(),
        known: z.boolean().default(true),
        data: z.unknown(),
        more: z.record(z.string(), z.string()),
        either: z.union([z.string(), z.number()]),
      }),
    });
    expect(sdl.split('\n').slice(1, -1)).toEqual([
      '  count: Int!',
      '  share: Float',
      '  known: Boolean',
      '  data: JSON',
      '  more: JSON!',
      '  either: JSON!',
    ]);
  });

  it('names what stands below by where it stands, and keeps what is said of it', () => {
    const state = z.enum(['open', 'closed']);
    const sdl = sdlOf({
      Door: z.object({
        state: state.describe('Of "now"'),
        was: state.optional(),
        kind: z.enum(['third-party', 'own']),
        frame: z.object({ wide: z.boolean() }),
      }),
    });
    const schema = buildSchema(`type Query { door: Door }\n${sdl}`);
    expect(Object.keys(schema.getTypeMap())).toEqual(
      expect.arrayContaining(['Door', 'DoorState', 'DoorWas', 'DoorFrame']),
    );
    expect(sdl).toContain('"Of \\"now\\""\n  state: DoorState!');
    expect(sdl).toContain('kind: String!');
  });

  it('refuses what no answer has', () => {
    expect(() => sdlOf({ Odd: z.object({ at: z.date() }) })).toThrow('OddAt');
  });
});
