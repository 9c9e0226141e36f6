import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type Application, type Request, type Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { ProblemException } from './problem';
import { isUnknownRoute, problemOf } from './problem-of';

const pathOf = (request: Request): string => request.originalUrl.split('?', 1)[0] ?? '/';

/** Answers every error over HTTP as problem+json. Causes go to the log, never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const answer = wrongMethod(error, request) ?? problemOf(error);
    if (answer.getStatus() >= 500) this.log.error(`${request.method} ${pathOf(request)}`, error);
    if (response.headersSent) response.destroy();
    else send(response, answer, pathOf(request));
  }
}

function send(response: Response, answer: ProblemException, instance: string): void {
  response
    .status(answer.getStatus())
    .set({ 'cache-control': 'no-store', ...answer.headers })
    .type('application/problem+json')
    .send(JSON.stringify(answer.toProblem(instance)));
}

function wrongMethod(error: unknown, request: Request): ProblemException | undefined {
  if (!isUnknownRoute(error)) return undefined;
  const allow = allowedMethods(request.app as Application, pathOf(request)).join(', ');
  if (allow === '') return undefined;
  return new ProblemException('method-not-allowed', `This path takes ${allow}.`, {
    headers: { allow },
  });
}
