import { interpretStored } from '@pedigree/connectors';
import { parseEvent } from '@pedigree/events';
import { FIRST_INTERPRETATION, recordEvent, type Recording } from '@pedigree/lineage';
import { describeWithStack } from '@pedigree/testing';
import neo4j, { type Driver } from 'neo4j-driver';
import { neo4jGraph } from './neo4j-graph';

const run = `urn:i${process.pid}-${Date.now().toString(36)}:`;
const AT = '2026-01-01T00:00:00Z';
/** More than are read anew at once. */
const MANY = 600;

const waiting = { name: 'GraphError', code: 'unavailable', retriable: true };

/** As an earlier version recorded a fine-tune: nothing is said of what the event leaves unsaid. */
function finetuned(n: number): Recording {
  const said = {
    specversion: '1.0',
    ...{ id: `e${String(n)}`, source: run, time: AT },
    type: 'ai.pedigree.finetune.completed.v1',
    data: {
      run: { id: `${run}r${String(n)}` },
      output: `${run}m${String(n)}`,
      base: { model: `hf://${process.pid}/base`, method: 'finetune' },
      corpora: [],
    },
  };
  const parsed = parseEvent(said, AT);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const origin = { topic: `${run}t`, partition: 0, offset: n, timestamp: Date.parse(AT) };
  const { facts, ...recording } = recordEvent(parsed.value, origin);
  return { ...recording, facts: facts.filter((fact) => !('to' in fact && fact.to.includes('#'))) };
}

describeWithStack(
  'Facts of earlier rules in Neo4j',
  ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }) => {
    const options = { uri, user, password };
    let driver: Driver;
    beforeAll(() => {
      driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    });
    afterAll(() => driver.close());

    const grow = async (): Promise<void> => {
      const graph = await neo4jGraph(options);
      const events = Array.from({ length: MANY }, (_, n) => finetuned(n));
      await graph.writer.record(events, [{ topic: `${run}t`, partition: 0, next: MANY }]);
      const [id, model, environment] = [`${run}d`, `${run}m0`, 'e'];
      const stamp = { ...finetuned(0).stamp, eventId: `${run}deployed` };
      const type = 'ai.pedigree.deployment.changed.v1';
      const data = { deployment: { id }, model, environment, state: 'active' };
      await graph.writer.record(
        [
          {
            stamp,
            type,
            document: JSON.stringify({ type, data }),
            artifacts: [{ id: model }],
            facts: [{ fact: 'deployment', id, model, environment, state: 'active' }],
          },
        ],
        [],
      );
      await graph.close();
      await driver.executeQuery('MATCH (i:PedigreeInterpretation) SET i.version = $first', {
        first: neo4j.int(FIRST_INTERPRETATION),
      });
    };

    test('are made anew, also where that is broken off, by one of several processes', async () => {
      await grow();
      const graph = await neo4jGraph(options);
      await expect(graph.lineage.positions()).rejects.toMatchObject(waiting);
      await expect(graph.writer.record([finetuned(MANY)], [])).rejects.toMatchObject(waiting);
      const failing = graph.writer.reinterpret((event) => {
        if (event.stamp.eventId === finetuned(MANY - 1).stamp.eventId)
          throw new Error('broken off');
        return interpretStored(event);
      });
      await expect(failing).rejects.toThrow('broken off');
      await graph.close();
      const graphs = await Promise.all([1, 2].map(() => neo4jGraph(options)));
      await expect(graphs[0]!.lineage.positions()).rejects.toMatchObject(waiting);
      const done = await Promise.all(
        graphs.map(({ writer }) => writer.reinterpret(interpretStored)),
      );
      expect(done.filter((events) => events > 0)).toHaveLength(1);
      for (const { lineage, history, close } of graphs) {
        expect(await lineage.positions()).toContainEqual({
          ...{ topic: `${run}t`, partition: 0, next: MANY },
        });
        const query = { direction: 'upstream', limit: 9, timeoutMs: 9_000 } as const;
        const { nodes, edges } = await lineage.reach({ ...query, roots: [`${run}m7`] });
        expect(nodes.map(({ id }) => id).sort()).toEqual([
          `pkg:huggingface/${process.pid}/base`,
          ...[`${run}m7`, `${run}m7#undisclosed-corpora`],
        ]);
        expect(edges.map(({ eventId }) => eventId)).toEqual([`${run} e7`, `${run} e7`]);
        expect(await history.deployments({ models: [`${run}m0`] })).toMatchObject([
          { id: `${run}d`, state: 'active' },
        ]);
        await close();
      }
      const below = `MATCH (:Artifact {id: $id})<-[r]-() RETURN count(r) AS edges`;
      const { records } = await driver.executeQuery(below, {
        id: `pkg:huggingface/${process.pid}/base`,
      });
      expect(records[0]?.get('edges')).toEqual(neo4j.int(MANY));
    });

    test('of newer rules are refused', async () => {
      const set = (version: number) =>
        driver.executeQuery('MATCH (i:PedigreeInterpretation) SET i.version = $version', {
          version: neo4j.int(version),
        });
      const graph = await neo4jGraph(options);
      const { records } = await driver.executeQuery(
        'MATCH (i:PedigreeInterpretation) RETURN toString(i.version) AS version',
      );
      await set(99);
      await expect(graph.lineage.positions()).rejects.toMatchObject({ code: 'incompatible' });
      await set(Number(records[0]?.get('version')));
      await graph.close();
    });
  },
);
