import { ProblemException } from './problem';

/** Throw it where the id in a path names nothing. @param what e.g. `artifact` */
export const unknown = (what: string, id: string): ProblemException =>
  new ProblemException('not-found', `There is no ${what} "${id}".`, {
    errors: [
      {
        parameter: 'id',
        message: `names no ${what} that an event mentioned`,
        remedy:
          'Check the id. In a path it is one percent-encoded segment: encodeURIComponent(id), so "/" is %2F and "%" is %25, encoded once.',
      },
    ],
  });
