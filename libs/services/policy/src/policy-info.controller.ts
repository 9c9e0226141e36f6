import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecisionSigner, Documented, type LoadedPolicy, Policies } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const bundle = z.object({
  name: z.string(),
  version: z.string(),
  digest: z.string().describe('sha256 of the document; decisions name it'),
  document: z.string().describe('The bundle as text'),
});

class PolicyInForce extends createZodDto(
  bundle.extend({
    shadow: bundle.optional().describe('Judges along, without deciding'),
    refused: z
      .array(z.object({ file: z.string(), message: z.string() }))
      .describe('Changes that were not taken over, with line and reason'),
  }),
) {}

class JsonWebKeySet extends createZodDto(
  z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }),
) {}

const viewOf = ({ policy, document }: LoadedPolicy): z.infer<typeof bundle> => {
  const { name, version, digest } = policy;
  return { name, version, digest, document };
};

/** What decides, and how to tell that it did. */
@ApiTags('Policy')
@Controller()
export class PolicyInfoController {
  constructor(
    private readonly policies: Policies,
    private readonly signer: DecisionSigner,
  ) {}

  @Get('policy')
  @Documented({
    summary: 'The policy bundle in force',
    description:
      'With its shadow, and changes that were refused: a changed file that cannot be used is refused, and the bundle before it stays.',
    answers: { 200: { description: 'The bundles', type: PolicyInForce } },
  })
  policy(): PolicyInForce {
    const { current, shadow, refused } = this.policies;
    return {
      ...viewOf(current),
      ...(shadow === undefined ? {} : { shadow: viewOf(shadow) }),
      refused: [...refused],
    };
  }

  @Get('keys')
  @Documented({
    summary: 'The public keys of decisions',
    description: 'A JWK Set (RFC 7517). `kid` is the `keyid` of the signatures.',
    answers: { 200: { description: 'The keys', type: JsonWebKeySet } },
  })
  keys(): JsonWebKeySet {
    return this.signer.jwks as JsonWebKeySet;
  }
}
