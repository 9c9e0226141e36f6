import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { mlBom } from '@pedigree/ml-bom';
import { CLOCK, type Clock, ownVersion, unknown } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { Artifacts } from '../artifacts.service';
import { assertPast } from '../moments';
import { ArtifactPath, MlBomQuery } from '../queries';
import { assertAccepted, CYCLONEDX } from './accepted';
import { DocumentedMlBom } from './ml-bom.docs';

const toolVersion = ownVersion();

@Controller('artifacts/:id/ml-bom')
export class MlBomController {
  constructor(
    private readonly artifacts: Artifacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @DocumentedMlBom()
  async export(
    @Param() { id }: ArtifactPath,
    @Query() { asOf, limit }: MlBomQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    assertAccepted(request, response);
    const now = this.clock();
    if (asOf !== undefined) assertPast(asOf, now);
    const ancestry = await this.artifacts.reach(id, 'upstream', { asOf, limit });
    const at = asOf === undefined ? now : new Date(asOf);
    const bom = mlBom(ancestry, { root: id, at, toolVersion });
    if (bom === undefined) throw unknown('artifact', id);
    response.set('content-type', CYCLONEDX);
    return bom;
  }
}
