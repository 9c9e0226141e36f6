import { Documented } from '@pedigree/service-kit';
import { LineagePaths } from './schemas/comparisons';

const STUDENT = 'pkg:generic/acme/student@1';
const CORPUS = 'urn:corpus:numbers';
const TEACHER = 'pkg:generic/acme/teacher@1';
const node = (id: string, kind: string, name: string) => ({ id, kind, name, placeholder: false });
const stamp = {
  eventId: '/pipelines/sft 01JD9',
  occurredAt: '2026-11-23T10:00:00.000Z',
  recordedAt: '2026-11-23T10:00:01.204Z',
};

export const DocumentedPaths = (): MethodDecorator =>
  Documented({
    summary: 'How one artifact goes into another',
    description:
      'The shortest paths from a descendant to an ancestor, up to `limit`. No path goes through an artifact twice; what several events state alike counts as one edge. Other names of the same thing are gone over as steps of their own. None where `to` is no ancestor of `from`.',
    answers: {
      200: {
        description: 'The paths',
        type: LineagePaths,
        example: {
          from: STUDENT,
          to: TEACHER,
          paths: [
            [
              { type: 'TRAINED_ON', from: STUDENT, to: CORPUS, stage: 'sft', ...stamp },
              { type: 'GENERATED_BY', from: CORPUS, to: TEACHER, ...stamp },
            ],
          ],
          nodes: [
            node(STUDENT, 'model', 'student'),
            node(TEACHER, 'model', 'teacher'),
            node(CORPUS, 'dataset', 'numbers'),
          ],
          truncated: false,
        },
      },
    },
    problems: ['invalid-parameter', 'not-found'],
  });
