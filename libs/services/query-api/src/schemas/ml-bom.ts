import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const component = z.looseObject({
  type: z.enum(['machine-learning-model', 'data']),
  name: z.string(),
  'bom-ref': z.string().describe('Artifact id'),
});

/** As much of CycloneDX as its readers need to find their way; the rest is in the schema it names. */
export class MlBom extends createZodDto(
  z.looseObject({
    $schema: z.string(),
    bomFormat: z.literal('CycloneDX'),
    specVersion: z.string(),
    serialNumber: z.string(),
    version: z.number().int(),
    metadata: z.looseObject({ timestamp: z.string(), component }),
    components: z.array(component),
    dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
    compositions: z.array(
      z.object({
        aggregate: z
          .enum(['complete', 'incomplete', 'unknown'])
          .describe('How much is known of what these were made of'),
        dependencies: z.array(z.string()),
      }),
    ),
  }),
) {}
