import { type Decision } from '@pedigree/events';
import request from 'supertest';
import { type ChangesView } from './changes-view';
import { type SharedView } from './shared-view';
import { type ApiUnderTest, eventOf, history, registered, startApi } from './spec-app';

const NOW = '2026-11-24T10:00:00.000Z';
const DAY = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T00:00:00.000Z`;

const finetune = (output: string, base: string, corpora: string[] = []) =>
  eventOf('ai.pedigree.finetune.completed.v1', {
    ...{ run: { id: `r-${output}` }, output, base: { model: base, method: 'finetune' } },
    corpora: corpora.map((dataset) => ({ dataset, stage: 'sft' as const })),
  });

describe('comparisons', () => {
  let api: ApiUnderTest;
  beforeEach(async () => {
    api = await startApi(() => new Date(NOW));
    await api.record(history('base', 'teacher', 'corpus', 'student'), DAY(10));
  });
  afterEach(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/artifacts/${path}`);
  const idsOf = (things: readonly object[]) => things.map((one) => (one as { id: string }).id);

  describe('GET /artifacts/{id}/risk?asOf=', () => {
    it('says what the gate would have said of what was known then', async () => {
      const rules = async (asOf: string) => {
        const { body } = await get(`student/risk?asOf=${asOf}`).expect(200);
        return (body as Decision).reasons.map(({ rule }) => rule);
      };
      const flag = { model: 'teacher', reason: 'incident' } as const;
      const flagged = eventOf('ai.pedigree.model.flagged.v1', flag);
      const cleared = eventOf('ai.pedigree.model.cleared.v1', flag);
      await api.record([{ ...flagged, time: DAY(12) }], DAY(12));
      await api.record([{ ...cleared, time: DAY(16) }], DAY(16));
      expect(await rules(DAY(11))).toContain('same-base-transmission');
      expect(await rules(DAY(11))).not.toContain('suspect-ancestor');
      expect(await rules(DAY(13))).toContain('suspect-ancestor');
      expect(await rules(DAY(17))).not.toContain('suspect-ancestor');
    });

    it('does not know the future', async () => {
      const { body } = await get('student/risk?asOf=2999-01-01T00:00:00Z').expect(400);
      expect(body).toMatchObject({
        errors: [{ parameter: 'asOf', message: 'lies in the future' }],
      });
    });
  });

  describe('GET /artifacts/{id}/changes', () => {
    const changes = async (query: string, id = 'student'): Promise<ChangesView> =>
      (await get(`${id}/changes?${query}`).expect(200)).body as ChangesView;

    it('names what came into the ancestry between two moments', async () => {
      const flag = eventOf('ai.pedigree.model.flagged.v1', {
        model: 'teacher',
        reason: 'incident',
      });
      const clearance = eventOf('ai.pedigree.model.cleared.v1', {
        ...{ model: 'teacher', reason: 'incident' },
      });
      const derived = eventOf('ai.pedigree.dataset.derived.v1', {
        ...{ run: { id: 'r' }, output: 'corpus', operation: 'mix' },
        parents: [{ dataset: 'late' }],
      });
      await api.record([flag], DAY(12));
      await api.record([derived], DAY(14));
      await api.record([clearance], DAY(16));
      const all = await changes(`since=${DAY(11)}`);
      expect(all).toMatchObject({ root: 'student', since: DAY(11), until: NOW, truncated: false });
      expect(idsOf(all.nodes)).toEqual(['late']);
      expect(all.edges).toMatchObject([{ type: 'DERIVED_FROM', from: 'corpus', to: 'late' }]);
      expect(all.evidence).toMatchObject([
        { about: 'teacher', kind: 'flag', data: { reason: 'incident' } },
        { about: 'teacher', kind: 'clearance' },
      ]);
      const some = await changes(`since=${DAY(11)}&until=${DAY(13)}`);
      expect([some.nodes, some.edges]).toEqual([[], []]);
      expect(some.evidence).toMatchObject([{ kind: 'flag' }]);
      const none = await changes(`since=${DAY(17)}`);
      expect([none.nodes, none.edges, none.evidence]).toEqual([[], [], []]);
    });

    it('says where there are more than it lists', async () => {
      const cut = await changes(`since=${DAY(1)}&limit=1`);
      expect([cut.nodes.length, cut.edges.length, cut.truncated]).toEqual([1, 1, true]);
    });

    it.each([
      ['student/changes', 400, 'since'],
      ['student/changes?since=yesterday', 400, 'since'],
      [`student/changes?since=${DAY(12)}&until=${DAY(11)}`, 400, 'since'],
      [`student/changes?since=${DAY(12)}&until=soon`, 400, 'until'],
      [`student/changes?since=${DAY(12)}&limit=0`, 400, 'limit'],
      [`nobody/changes?since=${DAY(12)}`, 404, 'id'],
    ])('%s answers %i and names %s', async (path, status, parameter) => {
      const { body } = await get(path).expect(status);
      expect(body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
    });
  });

  describe('GET /artifacts/shared', () => {
    const shared = async (...ids: string[]): Promise<SharedView> => {
      const query = ids.map((id) => `of=${encodeURIComponent(id)}`).join('&');
      return (await get(`shared?${query}`).expect(200)).body as SharedView;
    };

    it('names ancestors, corpora, generators and the grade of the common start', async () => {
      await api.record([finetune('sibling', 'teacher', ['corpus'])], DAY(11));
      const { ancestors, ...rest } = await shared('student', 'sibling');
      expect(ancestors).toMatchObject([
        { id: 'corpus', kind: 'dataset', distances: [1, 1] },
        { id: 'base', distances: [1, 2] },
        { id: 'teacher', distances: [2, 1] },
      ]);
      expect(rest).toEqual({
        ...{ of: ['student', 'sibling'], corpora: ['corpus'], generators: ['teacher'] },
        initialization: [{ between: ['student', 'sibling'], grade: 'same', checkpoints: ['base'] }],
        truncated: false,
      });
    });

    it('tells models of other weights apart, pair by pair', async () => {
      await api.record([registered('elsewhere'), finetune('stranger', 'elsewhere')], DAY(11));
      await api.record([finetune('orphan', 'unheard-of')], DAY(11));
      const found = await shared('student', 'stranger', 'orphan');
      expect(found.ancestors).toEqual([]);
      expect(found.initialization.map(({ between, grade }) => [...between, grade])).toEqual([
        ['student', 'stranger', 'none'],
        ['student', 'orphan', 'unknown'],
        ['stranger', 'orphan', 'unknown'],
      ]);
    });

    it('does not believe a claim of independence that was taken back', async () => {
      await api.record([finetune('orphan', 'unheard-of')], DAY(11));
      const claim = eventOf('ai.pedigree.initialization.claimed.v1', {
        ...{ models: ['base', 'unheard-of'], relation: 'independent', evidence: 'weight-tested' },
        ...{ pValue: 0.9, by: 'lab' },
      });
      await api.record([claim], DAY(12));
      const grade = async () => (await shared('student', 'orphan')).initialization[0]?.grade;
      expect(await grade()).toBe('none');
      const withdrawn = eventOf('ai.pedigree.evidence.revoked.v1', {
        ...{ subject: 'base', evidence: `${claim.source} ${claim.id}`, reason: 'flawed' },
      });
      await api.record([withdrawn], DAY(13));
      expect(await grade()).toBe('unknown');
    });

    it('takes datasets too, and an ancestor beside its descendant', async () => {
      const found = await shared('corpus', 'student');
      expect(found.ancestors[0]).toMatchObject({ id: 'corpus', distances: [0, 1] });
      expect(found.initialization).toEqual([]);
    });

    it.each([
      ['of=student', 400, 'of'],
      ['', 400, 'of'],
      ['of=student&of=student', 400, 'of'],
      [Array.from({ length: 11 }, (_, n) => `of=m${n}`).join('&'), 400, 'of'],
      ['of=student&of=base&limit=0', 400, 'limit'],
      ['of=student&of=nobody', 404, 'of'],
    ])('?%s answers %i and names %s', async (query, status, parameter) => {
      const { body } = await get(`shared?${query}`).expect(status);
      expect(body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
    });
  });

  it('which deployed models learned from a corpus', async () => {
    const deployment = eventOf('ai.pedigree.deployment.changed.v1', {
      ...{ deployment: { id: 'chat' }, model: 'student', environment: 'production' },
      state: 'active',
    });
    await api.record([deployment], DAY(11));
    const { body } = await get('corpus/descendants?deployed=true').expect(200);
    expect(body).toMatchObject({
      nodes: [{ id: 'student', deployments: [{ id: 'chat' }] }],
      through: [{ id: 'corpus', kind: 'dataset' }],
    });
  });
});
