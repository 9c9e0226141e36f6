import { type Graph } from '@pedigree/graph';
import { eachInTurn } from '../measure/timing';
import { modelId } from '../worlds/events';
import { candidateOf, family } from '../worlds/family';
import { hub } from '../worlds/hub';
import { recordWorld } from '../worlds/recordings';
import { type Client } from './posts';

/** The world around, and a family in it whose root is the world's most popular base. */
const WORLD = 'hub';
const FAMILY_NAME = 'family';
export const CANDIDATE = candidateOf(FAMILY_NAME);

/** Artifacts of a hub of so many, two to each pair. */
export async function growHub({ writer }: Graph, from: number, to: number): Promise<void> {
  const topic = `bench.hub-${from}`;
  await recordWorld(writer, hub((to - from) / 2, { world: WORLD }, from / 2), { topic });
}

export async function addFamily({ writer }: Graph): Promise<void> {
  const events = family(FAMILY_NAME, modelId(WORLD, 'base-0'));
  await recordWorld(writer, events, { topic: 'bench.family' });
}

let asked = 0;

/**
 * Milliseconds from asking to the answer, of one promotion after the other, each a new one.
 *
 * @throws Error where one is not the decision that it must be: a quick wrong answer is not fast
 */
export const decisionTimes = (client: Client, count: number): Promise<number[]> =>
  eachInTurn(count, async () => {
    const id = `bench-${process.pid}-${asked++}`;
    const body = { promotion: { id }, model: CANDIDATE, environment: 'production' };
    const text = await client.post(
      '/api/v1/promotions?wait=30',
      'application/json',
      JSON.stringify(body),
    );
    const { verdict, indeterminate } = JSON.parse(text) as Record<string, unknown>;
    if (verdict !== 'blocked' || indeterminate !== false)
      throw new Error(`Not the decision: ${text.slice(0, 500)}`);
  });
