import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DecisionSigner, type LoadedPolicy, Policies } from '@pedigree/service-kit';

interface PolicyView {
  name: string;
  version: string;
  digest: string;
  document: string;
}

const viewOf = ({ policy, document }: LoadedPolicy): PolicyView => {
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
  @ApiOperation({
    summary: 'The bundle in force, its shadow, and changes that were refused',
    description: 'A changed file that cannot be used is refused; the bundle before it stays.',
  })
  policy(): PolicyView & { shadow?: PolicyView; refused: object[] } {
    const { current, shadow, refused } = this.policies;
    return {
      ...viewOf(current),
      ...(shadow === undefined ? {} : { shadow: viewOf(shadow) }),
      refused: [...refused],
    };
  }

  @Get('keys')
  @ApiOperation({ summary: 'Public keys of decisions as a JWK Set (RFC 7517)' })
  keys(): object {
    return this.signer.jwks;
  }
}
