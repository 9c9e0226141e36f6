import { SPEC_VERSION } from '@pedigree/ml-bom';
import { Documented } from '@pedigree/service-kit';
import { MlBom } from '../schemas/ml-bom';
import { CYCLONEDX } from './accepted';

const STUDENT = 'pkg:generic/acme/student@1';
const CORPUS = 'urn:corpus:numbers';

const example = {
  $schema: `http://cyclonedx.org/schema/bom-${SPEC_VERSION}.schema.json`,
  bomFormat: 'CycloneDX',
  specVersion: SPEC_VERSION,
  serialNumber: 'urn:uuid:3d1f43b0-7a52-8c1e-8b52-0c1f6f0f2a11',
  version: 1,
  metadata: {
    timestamp: '2026-11-27T12:00:00.000Z',
    tools: { components: [{ type: 'application', name: 'pedigree', version: '0.1.0' }] },
    component: {
      type: 'machine-learning-model',
      name: 'student',
      version: '1',
      'bom-ref': STUDENT,
      purl: STUDENT,
      properties: [
        { name: 'pedigree:TRAINED_ON', value: JSON.stringify({ ref: CORPUS, stage: 'sft' }) },
      ],
      modelCard: { modelParameters: { datasets: [{ ref: CORPUS }] } },
    },
  },
  components: [
    {
      type: 'data',
      name: 'numbers',
      'bom-ref': CORPUS,
      data: [{ type: 'dataset', name: 'numbers' }],
    },
  ],
  dependencies: [{ ref: STUDENT, dependsOn: [CORPUS] }, { ref: CORPUS }],
  compositions: [
    { aggregate: 'complete', dependencies: [STUDENT] },
    { aggregate: 'unknown', dependencies: [CORPUS] },
  ],
};

export const DocumentedMlBom = (): MethodDecorator =>
  Documented({
    summary: 'The whole ancestry as a CycloneDX ML-BOM',
    description: `A component for each artifact upstream, with \`dependencies\` to what it was made of; the properties \`pedigree:*\` say how. \`compositions\` say for which components that is \`complete\`. Where \`limit\` cut the ancestry it is \`incomplete\` for all. The same ancestry and asOf give the same bytes.`,
    answers: {
      200: {
        description: `CycloneDX ${SPEC_VERSION}`,
        type: MlBom,
        mediaType: CYCLONEDX,
        example,
      },
    },
    problems: ['bad-request', 'invalid-parameter', 'not-found', 'not-acceptable'],
  });
