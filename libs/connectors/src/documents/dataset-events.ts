import { type Declaration, type DeclaredLink } from './declaration';
import { type Draft } from './draft';
import { grouped, ofType } from './links';

const GENERATED = 'ai.pedigree.generation.completed.v1';
const DERIVED = 'ai.pedigree.dataset.derived.v1';
/** What `generation.completed` calls the datasets that it started from. */
const SEED = 'seed';

/** How a dataset came to be, as events: its generators together, and one for each operation on other datasets. */
export function datasetRuns({ id, pointer, links, isAll }: Declaration): Draft[] {
  const run = (type: Draft['type'], data: object): Draft => ({
    type,
    pointer,
    isRun: true,
    data: { output: id, ...(isAll === true && { complete: true }), ...data },
  });
  const byOperation = grouped(
    ofType(links, 'DERIVED_FROM'),
    ({ properties }) => properties.operation,
  );
  const seeds = byOperation.get(SEED) ?? [];
  byOperation.delete(SEED);
  const generators = ofType(links, 'GENERATED_BY').map(generatorOf);
  const generated = generators.length + seeds.length > 0;
  return [
    ...(generated ? [run(GENERATED, { generators, seeds: seeds.map(asSeed) })] : []),
    ...[...byOperation].map(([operation, parents]) =>
      run(DERIVED, { operation, parents: parents.map(asParent) }),
    ),
  ];
}

const asSeed = ({ to }: DeclaredLink) => ({ dataset: to });

const asParent = ({ to, properties: { share } }: DeclaredLink) => ({ dataset: to, share });

const generatorOf = ({ to, properties }: DeclaredLink) => ({
  ...{ model: to, ...properties },
  steering: valueOf(properties.steering),
  decoding: valueOf(properties.decoding),
});

/** Edges keep as JSON text what events have as a value. */
function valueOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
