import { environment, environmentName } from '@pedigree/events';
import { canonicalId } from '@pedigree/lineage';
import { z } from 'zod';

/** Longer than ids may be, as the ids of what is undisclosed are a little longer. */
const MAX_LENGTH = 4096;

/** An artifact id as clients write it, read as the canonical one: any spelling finds the artifact. */
export const artifactParameter = z.string().min(1).max(MAX_LENGTH).transform(canonicalId);

/** An environment as clients write it, read as its one spelling. */
export const environmentParameter = environment.transform(environmentName);

/** Where a question is about production unless it says otherwise. */
export const environmentOrProduction = environment.default('production').transform(environmentName);
