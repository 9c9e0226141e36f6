import { type Bom, type Component, type Corpus } from './schema';

/** A component and where it stands. */
export interface Place {
  component: Component;
  /** JSON pointer. */
  pointer: string;
  /** It is written out where another thing speaks of it, e.g. as its ancestor: that describes nothing. */
  isAside: boolean;
}

/** All components of a document, also those that others consist of, come from, or were built with. */
export function placesIn({ metadata, components = [], formulation = [] }: Bom): Place[] {
  const about = metadata?.component;
  return [
    ...(about === undefined ? [] : within(about, '/metadata/component', false)),
    ...each(components, '/components', false),
    ...formulation.flatMap((formula, at) =>
      each(formula.components, `/formulation/${at}/components`, true),
    ),
  ];
}

const each = (components: readonly Component[] = [], pointer: string, isAside: boolean): Place[] =>
  components.flatMap((component, at) => within(component, `${pointer}/${at}`, isAside));

function within(component: Component, pointer: string, isAside: boolean): Place[] {
  const { pedigree = {}, components } = component;
  return [
    { component, pointer, isAside },
    ...each(components, `${pointer}/components`, isAside),
    ...corporaOf(component, pointer),
    ...each(pedigree.ancestors, `${pointer}/pedigree/ancestors`, true),
    ...each(pedigree.descendants, `${pointer}/pedigree/descendants`, true),
    ...each(pedigree.variants, `${pointer}/pedigree/variants`, true),
  ];
}

/** Corpora that a model card writes out, as the components that they could be. */
const corporaOf = ({ modelCard }: Component, pointer: string): Place[] =>
  (modelCard?.modelParameters?.datasets ?? []).flatMap((corpus, at) =>
    corpus.ref === undefined
      ? [
          {
            component: componentOf(corpus),
            pointer: `${pointer}/modelCard/modelParameters/datasets/${at}`,
            isAside: true,
          },
        ]
      : [],
  );

const componentOf = ({ name = '', contents, ...corpus }: Corpus): Component => ({
  ...{ type: 'data', name, 'bom-ref': corpus['bom-ref'] ?? contents?.url },
  data: [{ type: 'dataset', contents }],
});
