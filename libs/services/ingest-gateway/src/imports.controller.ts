import { Body, Controller, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { readCycloneDx, readHuggingFaceCard, type Reading, readSpdx } from '@pedigree/connectors';
import { decodeUtf8, type Parsed } from '@pedigree/events';
import { Principal, ProblemException, wrongMediaType } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { type Imported, ImportDesk } from './import-desk';
import { CardOptions, ImportOptions } from './import-options';
import { DocumentedCard, DocumentedCycloneDx, DocumentedSpdx, MARKDOWN } from './imports.docs';
import { bodyOf } from './raw-body';

/** Backfill of what was made before anybody sent events, from documents about it. */
@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly desk: ImportDesk) {}

  @Post('cyclonedx')
  @DocumentedCycloneDx()
  cycloneDx(
    @Body() document: unknown,
    @Query() { dryRun }: ImportOptions,
    @Principal() principal: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Imported> {
    return this.take(principal, readCycloneDx(document), dryRun, response);
  }

  @Post('spdx')
  @DocumentedSpdx()
  spdx(
    @Body() document: unknown,
    @Query() { dryRun }: ImportOptions,
    @Principal() principal: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Imported> {
    return this.take(principal, readSpdx(document), dryRun, response);
  }

  @Post('huggingface-card')
  @DocumentedCard()
  card(
    @Req() request: Request,
    @Query() { dryRun, ...subject }: CardOptions,
    @Principal() principal: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Imported> {
    return this.take(principal, readHuggingFaceCard(textOf(request), subject), dryRun, response);
  }

  private take(
    principal: string,
    reading: Parsed<Reading>,
    dryRun: boolean,
    response: Response,
  ): Promise<Imported> {
    response.status(dryRun ? HttpStatus.OK : HttpStatus.ACCEPTED);
    return this.desk.take(reading, principal, dryRun);
  }
}

/** Plain text is refused: pages of other origins may post it without asking. */
function textOf(request: Request): string {
  if (!request.is(MARKDOWN)) throw notMarkdown();
  const text = decodeUtf8(bodyOf(request));
  if (text === undefined) throw notUtf8();
  return text;
}

const notMarkdown = (): ProblemException =>
  wrongMediaType('A card is Markdown.', `is not ${MARKDOWN}`, MARKDOWN);

const notUtf8 = (): ProblemException =>
  new ProblemException('bad-request', 'The card cannot be read.', {
    errors: [{ pointer: '', message: 'is not valid UTF-8', remedy: 'Encode the card as UTF-8.' }],
  });
