import { Documented } from '@pedigree/service-kit';

const SPEC = 'https://openlineage.io/spec/2-0-2/OpenLineage.json';

const example = {
  eventType: 'COMPLETE',
  eventTime: '2026-11-23T10:00:00Z',
  producer: 'https://example.com/pipelines/sft',
  schemaURL: `${SPEC}#/$defs/RunEvent`,
  run: { runId: '0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10' },
  job: { namespace: 'pipelines', name: 'sft' },
  inputs: [{ namespace: 'corpora', name: 'numbers' }],
  outputs: [{ namespace: 'models', name: 'student' }],
};

export const DocumentedLineage = (): MethodDecorator =>
  Documented({
    summary: 'Send an OpenLineage event',
    description:
      'Run, job and dataset events as OpenLineage clients post them (the HTTP transport with url .../ and endpoint api/v1/lineage), optionally compressed with gzip. Kept byte for byte. An export, { events: [...] }, is taken whole or not at all.',
    write: true,
    body: {
      'application/json': {
        schema: {
          type: 'object',
          description: `OpenLineage run, job or dataset event; see ${SPEC}`,
          required: ['eventTime', 'producer', 'schemaURL'],
          additionalProperties: true,
        },
        example,
      },
    },
    answers: { 201: { description: 'The broker holds the event durably' } },
    problems: ['bad-request', 'invalid-body'],
  });
