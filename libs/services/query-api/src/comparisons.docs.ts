import { Documented } from '@pedigree/service-kit';
import { LineageChanges, SharedAncestry } from './schemas/comparisons';

const STUDENT = 'pkg:generic/acme/student@1';
const OTHER = 'pkg:generic/acme/other@1';
const BASE = 'pkg:generic/acme/base@1';
const stamp = {
  eventId: '/incidents 7',
  occurredAt: '2026-11-23T10:00:00.000Z',
  recordedAt: '2026-11-23T10:00:01.204Z',
};
const base = { id: BASE, kind: 'model', name: 'base', placeholder: false };

export const DocumentedChanges = (): MethodDecorator =>
  Documented({
    summary: 'What changed in an ancestry between two moments',
    description:
      'Ancestors, edges and evidence that were taken in after `since` and by `until`, and what they led to. Facts are only ever added; that a flag was cleared is evidence too. The moments are those at which the broker took events.',
    answers: {
      200: {
        description: 'The changes',
        type: LineageChanges,
        example: {
          ...{ root: STUDENT, since: '2026-11-20T00:00:00.000Z' },
          ...{ until: '2026-11-24T00:00:00.000Z', nodes: [], edges: [] },
          evidence: [
            { about: BASE, kind: 'flag', id: 'incident', data: { reason: 'incident' }, ...stamp },
          ],
          truncated: false,
        },
      },
    },
    problems: ['bad-request', 'invalid-parameter', 'not-found'],
  });

export const DocumentedShared = (): MethodDecorator =>
  Documented({
    summary: 'What artifacts have in common upstream',
    description:
      'Shared ancestors, the corpora and generators among them, and whether the models start from the same weights, as the gate grades it.',
    answers: {
      200: {
        description: 'What is shared',
        type: SharedAncestry,
        example: {
          of: [STUDENT, OTHER],
          ancestors: [{ ...base, distances: [1, 2] }],
          corpora: [],
          generators: [],
          initialization: [{ between: [STUDENT, OTHER], grade: 'same', checkpoints: [BASE] }],
          truncated: false,
        },
      },
    },
    problems: ['invalid-parameter', 'not-found'],
  });
