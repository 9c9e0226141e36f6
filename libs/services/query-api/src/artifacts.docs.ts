import { DecisionDocument, Documented, type RouteDocs } from '@pedigree/service-kit';
import { Artifact, ArtifactPage, BlastRadiusGraph, LineageGraph } from './schemas/artifacts';

const STUDENT = 'pkg:generic/acme/student@1';
const CORPUS = 'urn:corpus:numbers';

const node = (id: string, kind: string, name: string) => ({ id, kind, name, placeholder: false });

const graph = {
  root: STUDENT,
  nodes: [node(STUDENT, 'model', 'student'), node(CORPUS, 'dataset', 'numbers')],
  edges: [
    {
      type: 'TRAINED_ON',
      from: STUDENT,
      to: CORPUS,
      stage: 'sft',
      runId: 'run-7',
      eventId: '/pipelines/sft 01JD9',
      occurredAt: '2026-11-23T10:00:00.000Z',
      recordedAt: '2026-11-23T10:00:01.204Z',
    },
  ],
  truncated: false,
};

const lines = `${[
  ...graph.nodes.map((each) => ({ node: each })),
  ...graph.edges.map((edge) => ({ edge })),
  { end: { nodes: 2, edges: 1, truncated: false } },
]
  .map((line) => JSON.stringify(line))
  .join('\n')}\n`;

export const DocumentedArtifacts = (): MethodDecorator =>
  Documented({
    summary: 'Find models and datasets',
    description:
      'In ascending order of id. With `search` the best come first: an exact id, digest or name; the start of one; a word; any other part.',
    answers: {
      200: {
        description: 'A page of artifacts',
        type: ArtifactPage,
        example: { items: graph.nodes, nextCursor: 'cGtnOmdlbmVyaWM' },
      },
    },
    problems: ['invalid-parameter'],
  });

export const DocumentedArtifact = (): MethodDecorator =>
  Documented({
    summary: 'Describe an artifact',
    description:
      'All that events said of it, folded into one view, and its evidence. Attestations are verified now, by the policy in force.',
    answers: { 200: { description: 'The artifact', type: Artifact } },
    problems: ['bad-request', 'not-found'],
  });

const PAGED =
  'Without edge, kind, paged and cursor at once, as far as `limit` goes. With one of them in pages of `limit` nodes, nearest first; an edge comes with the later of its two ends. `truncated` says that there is more than one answer may read.';

const LINES =
  'With "Accept: application/x-ndjson" or ?format=ndjson each node and edge is a line as soon as it is read; the last line is `end`, or `error` with a problem. Without a last line the answer is not whole.';

const reach = (summary: string, description: string): RouteDocs => ({
  summary,
  description: `${description} ${PAGED} Other names of the same thing (equal digest, version left open) are followed too. ${LINES}`,
  answers: { 200: { description: 'Nodes and edges', type: LineageGraph, example: graph, lines } },
  problems: ['bad-request', 'invalid-parameter', 'not-found'],
});

export const DocumentedAncestry = (): MethodDecorator =>
  Documented(reach('What an artifact was made of', 'Everything upstream.'));

const descendants = reach(
  'What was made of an artifact',
  'Everything downstream. With deployed=true the blast radius: only what runs somewhere now, with its deployments and a shortest way to each; then `limit` bounds what is answered, not how far is looked.',
);

export const DocumentedDescendants = (): MethodDecorator =>
  Documented({
    ...descendants,
    answers: {
      200: {
        description: 'Nodes and edges',
        type: [LineageGraph, BlastRadiusGraph],
        lines,
        example: {
          root: CORPUS,
          nodes: [
            {
              ...node(STUDENT, 'model', 'student'),
              deployments: [
                { id: 'chat-eu', environment: 'production', since: '2026-11-20T09:00:00.000Z' },
              ],
            },
          ],
          through: [node(CORPUS, 'dataset', 'numbers')],
          edges: graph.edges,
          deployments: [
            {
              id: 'chat-eu',
              environment: 'production',
              since: '2026-11-20T09:00:00.000Z',
              model: STUDENT,
            },
          ],
          truncated: false,
        },
      },
    },
  });

export const DocumentedRisk = (): MethodDecorator =>
  Documented({
    summary: 'What the gate would say now',
    description:
      'A dry run of a promotion: the same document, without `promotion`. Sees every event that was acknowledged before. With asOf, of what was known at that moment.',
    answers: { 200: { description: 'The decision', type: DecisionDocument } },
    problems: ['bad-request', 'invalid-parameter', 'not-found'],
  });
