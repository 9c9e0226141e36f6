import { ProblemException } from './problem';

/**
 * Throw it where an id names nothing.
 *
 * @param what e.g. `artifact`
 * @param parameter of the query that holds the id. Default: `id` of the path
 */
export const unknown = (what: string, id: string, parameter = 'id'): ProblemException =>
  new ProblemException('not-found', `There is no ${what} "${id}".`, {
    errors: [
      {
        parameter,
        message: `names no ${what} that an event mentioned`,
        remedy: parameter === 'id' ? IN_PATH : IN_QUERY,
      },
    ],
  });

const IN_PATH =
  'Check the id. In a path it is one percent-encoded segment: encodeURIComponent(id), so "/" is %2F and "%" is %25, encoded once.';
const IN_QUERY = 'Check the id. In a query it is percent-encoded once: encodeURIComponent(id).';
