import { type Fact, type PromotionFact, type Recording } from '@pedigree/lineage';
import { describeWithStack, eventually } from '@pedigree/testing';
import neo4j, { type Driver, type Session, type Transaction } from 'neo4j-driver';
import { neo4jGraph } from './neo4j-graph';
import { put } from './writer';

const AT = '2026-01-01T00:00:00.000Z';
const run = `urn:c${process.pid}-${Date.now().toString(36)}:`;
const GROUP = 4;

const place = (partition: number, offset: number) => ({ topic: `${run}t`, partition, offset });

function saying(event: string, offset: number, facts: Fact[], partition = 0): Recording {
  const ids = new Set(facts.flatMap(artifactsOf));
  const stamp = { eventId: run + event, occurredAt: AT, recordedAt: AT };
  return {
    stamp: { ...stamp, ...place(partition, offset) },
    type: 'test',
    document: '{}',
    artifacts: [...ids].map((id) => ({ id, kind: 'model' })),
    facts,
  };
}

function artifactsOf(fact: Fact): string[] {
  if (fact.fact === 'edge') return [fact.from, fact.to];
  if (fact.fact === 'description') return [fact.artifact];
  if (fact.fact === 'evidence') return [fact.about];
  return 'model' in fact ? [fact.model] : [];
}

const step = (id: string, rest: Partial<PromotionFact>): PromotionFact => ({
  ...{ fact: 'promotion', id: run + id, step: 'requested', model: `${run}m`, environment: 'e' },
  ...rest,
});

/** Of whatever one event may say of a few shared artifacts, in an order that is the writer's own. */
function facts(writer: number, n: number): Fact[] {
  const shared = (k: number): string => `${run}shared${k % 17}`;
  const made = `${run}m${writer}-${n}`;
  const [base, teacher] = [shared(n * 5 + writer), shared(n * 3 + 7 * writer)];
  const digest = `sha256:${shared(n)}`;
  const said: Fact[] = [
    { fact: 'edge', type: 'INITIALIZED_FROM', from: made, to: base, properties: {} },
    { fact: 'edge', type: 'TAUGHT_BY', from: made, to: `${run}popular`, properties: {} },
    { fact: 'edge', type: 'SHARES_INITIALIZATION', from: teacher, to: base, properties: {} },
    { fact: 'description', artifact: shared(n), digest, described: false },
    { fact: 'run', id: `${run}run${n % 5}`, state: 'COMPLETE' },
  ];
  const id = teacher;
  if (n % 3 === writer % 3)
    said.push({ fact: 'description', artifact: id, name: made, described: true });
  if (n % 4 === 0) said.push({ fact: 'evidence', kind: 'flag', id: made, about: base, data: '{}' });
  if (n % 5 === 0) said.push(step(`p${(n + writer) % 7}`, { step: 'reviewed', actor: made }));
  if (n % 5 === 1) said.push(step(`p${(n * 3 + writer) % 7}`, {}));
  return said;
}

describeWithStack(
  'Writers at once',
  ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }) => {
    const options = { uri, user, password };
    let driver: Driver;
    const sessions: Session[] = [];
    beforeAll(() => {
      driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
        disableLosslessIntegers: true,
      });
    });
    afterAll(() => driver.close());
    afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())));

    const ask = async (text: string, parameters: object = {}): Promise<Record<string, unknown>[]> =>
      (await driver.executeQuery(text, parameters)).records.map((record) => record.toObject());

    /** A transaction that writes and stays open. */
    async function writing(recordings: Recording[], positions: Parameters<typeof put>[2] = []) {
      const session = driver.session();
      sessions.push(session);
      const open: Transaction = await session.beginTransaction();
      await put(
        async (text, given) =>
          (await open.run(text, { given })).records.map((record) => record.toObject()),
        recordings,
        positions,
      );
      return open;
    }

    /** Until another transaction waits for what an open one holds. */
    const waiting = () =>
      eventually(async () => {
        const rows = await ask('SHOW TRANSACTIONS YIELD status RETURN collect(status) AS all');
        expect(String(rows[0]?.['all'])).toMatch(/Blocked by/);
      });

    test('a position does not go back where another writer moves it on', async () => {
      const graph = await neo4jGraph(options);
      const at = (next: number) => [{ topic: `${run}t`, partition: 3, next }];
      await graph.writer.record([], at(1));
      const open = await writing([], at(9));
      const behind = graph.writer.record([], at(5));
      await waiting();
      await open.commit();
      await behind;
      const positions = await graph.lineage.positions();
      expect(positions.filter(({ topic }) => topic === `${run}t`)).toEqual(at(9));
      await graph.close();
    });

    test('the view of a promotion holds the steps of writers that did not see each other', async () => {
      const graph = await neo4jGraph(options);
      await graph.writer.record([saying('p-0', 0, [step('p', { step: 'review-requested' })])], []);
      const open = await writing([saying('p-1', 1, [step('p', { requestedBy: 'ci' })])]);
      const decided = step('p', { step: 'decided', verdict: 'approved', decision: '{}' });
      const other = graph.writer.record([saying('p-2', 2, [{ ...decided, model: `${run}n` }])], []);
      await waiting();
      await open.commit();
      await other;
      const view = await graph.promotions.promotion(`${run}p`);
      expect(view).toMatchObject({ requestedBy: 'ci', verdict: 'approved' });
      await graph.close();
    });

    test('the earliest mention stays where another writer records a later one', async () => {
      const graph = await neo4jGraph(options);
      const mention = (offset: number): Recording =>
        saying(`mention-${offset}`, offset, [
          { fact: 'description', artifact: `${run}said`, digest: 'sha256:1', described: false },
        ]);
      await graph.writer.record([mention(9)], []);
      const open = await writing([mention(3)]);
      const later = graph.writer.record([mention(5)], []);
      await waiting();
      await open.commit();
      await later;
      const query = {
        roots: [`${run}said`],
        direction: 'upstream',
        limit: 9,
        timeoutMs: 9000,
      } as const;
      const [node] = (await graph.lineage.reach(query)).nodes;
      expect(node?.descriptions.map(({ offset }) => offset)).toEqual([3]);
      await graph.close();
    });

    test('four writers of all kinds of facts neither deadlock nor lose anything', async () => {
      // Without time for retries a deadlock would be seen.
      const graphs = await Promise.all(
        Array.from({ length: GROUP }, () => neo4jGraph({ ...options, retryTimeMs: 0 })),
      );
      const events = Array.from({ length: GROUP }, (_, writer) =>
        Array.from({ length: 240 }, (_, n) =>
          saying(`w${writer}-${n}`, 1000 + n, facts(writer, n), writer),
        ),
      );
      const write = async (writer: number): Promise<void> => {
        const [own = [], others = []] = [events[writer], events[(writer + 1) % GROUP]];
        for (let from = 0; from < own.length; from += 40) {
          // Some of what the next writer records as well, and all of it in the opposite order.
          const batch = [...own.slice(from, from + 40), ...others.slice(from, from + 15)];
          if (writer % 2 === 1) batch.reverse();
          await graphs[writer]?.writer.record(batch, [{ ...place(writer, 0), next: from + 40 }]);
        }
      };
      const results = await Promise.allSettled([0, 1, 2, 3].map(write));
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
      const count = `MATCH (:Artifact {id: $id})<-[r:TAUGHT_BY]-() RETURN count(r) AS edges`;
      expect(await ask(count, { id: `${run}popular` })).toEqual([{ edges: GROUP * 240 }]);
      const stated = `MATCH (s)<-[r:STATES|REVIEWS]-(v:Event) WHERE v.key STARTS WITH $run AND v.offset >= 1000
      RETURN labels(s)[0] AS of, count(r) AS facts ORDER BY of`;
      const promotions = events
        .flat()
        .flatMap(({ facts }) => facts)
        .filter(({ fact }) => fact === 'promotion');
      expect(await ask(stated, { run })).toEqual([
        { of: 'Promotion', facts: promotions.length },
        { of: 'Run', facts: GROUP * 240 },
      ]);
      await Promise.all(graphs.map((graph) => graph.close()));
    });
  },
);
