import { z } from 'zod';
import { MAX_ID_LENGTH } from './schemas/common';
import { shapes } from './schemas/shape';

/**
 * The one spelling of an environment's name: NFKC, without white space around it, in lower case. Names
 * that people take for the same are the same, and no spelling is laxer than another.
 */
export const environmentName = (given: string): string =>
  given.normalize('NFKC').trim().toLowerCase().normalize('NFKC');

const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\ufe00-\ufe0f]/u;

/** An environment, as producers may write it. */
export const environment = z
  .string()
  .max(MAX_ID_LENGTH)
  .regex(/\S/, 'must not be empty')
  .refine((given) => !INVISIBLE.test(given), 'must not contain invisible characters')
  .describe('Name of an environment; white space around it and letter case do not matter')
  .register(shapes, {
    shape: `the name of an environment, of 1 to ${MAX_ID_LENGTH} visible characters`,
  });
