const ofType = (type: string, id: string, data: object): object => ({
  specversion: '1.0',
  id,
  source: '/tests/explorer',
  type: `ai.pedigree.${type}.v1`,
  data,
});

/** How large a lineage is to be. */
export interface Size {
  generations: number;
  /** Models per generation, each with a corpus of its own. */
  width: number;
}

/**
 * A model that learned from many, each of which started from one of the generation before and learned
 * from data of its neighbour: `2 + 2 * width * generations` artifacts, itself included.
 */
export function largeLineage(name: string, { generations, width }: Size) {
  const model = (generation: number, index: number) =>
    `pkg:generic/${name}/m-${String(generation)}-${String(index % width)}@1`;
  const corpus = (generation: number, index: number) =>
    `urn:${name}:d-${String(generation)}-${String(index)}`;
  const indexes = Array.from({ length: width }, (_, index) => index);
  const root = `pkg:generic/${name}/root@1`;
  const trained = (output: string, base: string, corpora: string[]) =>
    ofType('finetune.completed', `train ${output}`, {
      run: { id: `train ${output}` },
      output,
      base: { model: base, method: 'finetune' },
      corpora: corpora.map((dataset) => ({ dataset, stage: 'sft', share: 1 / corpora.length })),
    });
  const generated = (output: string, by: string) =>
    ofType('generation.completed', `make ${output}`, {
      run: { id: `make ${output}` },
      output,
      generators: [{ model: by, channel: 'completions' }],
    });
  const layer = (generation: number) =>
    indexes.flatMap((index) => [
      trained(model(generation, index), model(generation + 1, index), [corpus(generation, index)]),
      generated(corpus(generation, index), model(generation + 1, index + 1)),
    ]);
  const events = [
    ...indexes.map((index) =>
      ofType('model.registered', `base ${String(index)} of ${name}`, {
        model: { id: model(generations, index) },
        initialization: 'random',
      }),
    ),
    ...Array.from({ length: generations }, (_, generation) => layer(generation)).flat(),
    trained(
      root,
      model(0, 0),
      indexes.map((index) => corpus(0, index)),
    ),
  ];
  return { root, events, artifacts: 2 + 2 * width * generations };
}
