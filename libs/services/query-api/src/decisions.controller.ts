import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { DecisionStreams } from './decision-streams';
import { DocumentedStream } from './decisions.docs';
import { StreamQuery } from './queries';

@Controller('decisions')
export class DecisionsController {
  constructor(private readonly streams: DecisionStreams) {}

  /** Decisions from now on. Nothing is replayed: after a gap, read the history. */
  @Get('stream')
  @DocumentedStream()
  stream(@Query() filter: StreamQuery, @Req() request: Request, @Res() response: Response): void {
    if (request.method === 'HEAD') response.type('text/event-stream').end();
    else this.streams.open(response, filter);
  }
}
