import { ProblemException } from './problem';

/** 415. @param wanted what to send instead */
export const wrongMediaType = (detail: string, message: string, wanted: string): ProblemException =>
  new ProblemException('unsupported-media-type', detail, {
    errors: [{ parameter: 'Content-Type', message, remedy: `Send "Content-Type: ${wanted}".` }],
  });
