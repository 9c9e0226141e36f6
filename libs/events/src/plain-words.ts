import { type z } from 'zod';
import { type InputProblem } from './problem';

type Words = Omit<InputProblem, 'pointer'>;

/** Words for an issue of which neither schema nor input are known any more. */
export const plainWords = (issue: z.core.$ZodIssue): Words => ({
  message: issue.message.endsWith('received undefined') ? 'is required' : issue.message,
  remedy: remedyFor(issue),
});

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Give a value of type ${issue.expected}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `Keep it at most ${issue.maximum}.`;
    case 'too_small':
      return `Give at least ${issue.minimum}.`;
    default:
      return 'Correct the value; see the schema in the API documentation.';
  }
}
