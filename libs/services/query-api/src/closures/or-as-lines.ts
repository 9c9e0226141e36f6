import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  StreamableFile,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { NDJSON, ValidationPipe } from '@pedigree/service-kit';
import { type Request, type Response } from 'express';
import { type Observable, of } from 'rxjs';
import { type Direction } from '../artifacts.service';
import { ArtifactPath, LinesQuery } from '../queries';
import { ClosureStreams } from './closure-streams';

const DIRECTION = Symbol('direction of a closure');
const validation = new ValidationPipe();

/** Answers a closure as JSON lines to whoever prefers them, in place of the route's own answer. */
@Injectable()
class AsLines implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly streams: ClosureStreams,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    response.vary('Accept');
    if (!wantsLines(request)) return next.handle();
    const asked = checked(request.query, 'query', LinesQuery);
    const { id } = checked(request.params, 'param', ArtifactPath);
    const direction = this.reflector.get<Direction>(DIRECTION, context.getHandler());
    const lines = await this.streams.open({ id, direction, ...asked }, response);
    return of(new StreamableFile(lines, { type: NDJSON }));
  }
}

/** As Nest would: an interceptor comes before the pipes. */
const checked = <T>(value: unknown, type: 'query' | 'param', metatype: Type<T>): T =>
  validation.transform(value, { type, metatype }) as T;

function wantsLines(request: Request): boolean {
  const { format } = request.query;
  if (format !== undefined && format !== '') return format === 'ndjson';
  return request.accepts(['application/json', NDJSON]) === NDJSON;
}

/** For routes that answer the closure of the artifact `:id`. */
export const OrAsLines = (direction: Direction): MethodDecorator =>
  applyDecorators(SetMetadata(DIRECTION, direction), UseInterceptors(AsLines));
