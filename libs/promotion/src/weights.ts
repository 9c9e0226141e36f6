import { isHiddenParent } from './hidden-parents';
import { isWeightArc } from './init-roots';
import { twins } from './namesakes';
import { type RecordedArc, type Vertex } from './pedigree';
import { CONVERTING } from './provenance';
import { spread } from './spread';

/** The models that a model's weights come from, itself included, under all of their names, and whatever stands in their place. */
export const weightsOf = (model: Vertex): ReadonlySet<Vertex> => reachedBy(model, isOfWeights);

const isOfWeights = (arc: RecordedArc): boolean => isWeightArc(arc) || isHiddenParent(arc);

/** The same by the word of those whose word counts. */
export const vouchedLineOf = (model: Vertex): ReadonlySet<Vertex> =>
  reachedBy(model, (arc) => isWeightArc(arc) && arc.counts);

const TRAINING = new Set(['finetune', 'adapter', 'rl', 'continued-pretraining']);

const methodOf = ({ edge }: RecordedArc): string => edge.properties.method ?? 'finetune';

/**
 * Those of them whose weights were not trained any further on some way to the model: what was found against
 * them is found against it.
 */
export const untrainedOf = (model: Vertex): ReadonlySet<Vertex> =>
  reachedBy(model, (arc) => isOfWeights(arc) && !(arc.counts && TRAINING.has(methodOf(arc))));

/** A model and what it was merely converted from: the same weights in another form, with what was lost on the way. */
export interface Forms {
  /** With nothing but conversions in between. */
  converted: ReadonlySet<Vertex>;
  /** With a quantization in between. */
  quantized: ReadonlySet<Vertex>;
}

/** The steps by which a model was converted or quantized from one that goes by some id; none where it was not. */
export function conversionsFrom(model: Vertex, form: string): ReadonlySet<RecordedArc> {
  const forms = [...allFormsOf(model)];
  const into = new Map<Vertex, { from: Vertex; arc: RecordedArc }[]>();
  for (const from of forms)
    for (const arc of from.recorded.filter(isConversion))
      into.set(arc.to, [...(into.get(arc.to) ?? []), { from, arc }]);
  const start = forms.filter(({ id }) => id === form);
  const between = spread(start, (at) => into.get(at)?.map(({ from }) => from));
  return new Set([...between].flatMap((at) => into.get(at)?.map(({ arc }) => arc) ?? []));
}

const isConversion = (arc: RecordedArc): boolean =>
  isWeightArc(arc) && arc.counts && CONVERTING.has(methodOf(arc));

const allFormsOf = (model: Vertex): ReadonlySet<Vertex> =>
  spread([model], ({ recorded }) => recorded.filter(isConversion).map(({ to }) => to));

/** By the word of those whose word counts, and by the very ids that they name. */
export function formsOf(model: Vertex): Forms {
  const follow = (methods: readonly string[]) =>
    spread([model], ({ recorded }) =>
      recorded
        .filter((arc) => isWeightArc(arc) && arc.counts && methods.includes(methodOf(arc)))
        .map(({ to }) => to),
    );
  const converted = follow(['convert']);
  const quantized = new Set([...allFormsOf(model)].filter((one) => !converted.has(one)));
  return { converted, quantized };
}

/** The model, what it was merely converted or quantized from, and all that certainly has the bytes of one of them. */
export const selvesOf = (model: Vertex): ReadonlySet<Vertex> =>
  spread([model], (vertex) => [
    ...twins(vertex),
    ...vertex.recorded.filter(isConversion).map(({ to }) => to),
  ]);

/** What a model was made of, by the word of those whose word counts, and is no other form of. */
export const startsOf = ({ recorded }: Vertex): Vertex[] =>
  recorded
    .filter((arc) => isWeightArc(arc) && arc.counts && !isConversion(arc))
    .map(({ to }) => to);

const reachedBy = (model: Vertex, follows: (arc: RecordedArc) => boolean): ReadonlySet<Vertex> =>
  spread([model], ({ recorded, identities }) => {
    const next: Vertex[] = [];
    for (const arc of recorded) if (follows(arc)) next.push(arc.to);
    for (const { to } of identities) next.push(to);
    return next;
  });
