import { isOnlyPart } from '../documents/identity';
import { type Input } from '../documents/inputs';
import { isPartOfModel } from '../documents/own-files';
import { type ComponentPart as Part } from './components';
import { type Component } from './schema';
import { type Targets } from './targets';

/** What a component consists of, what it comes from, and what comes from it. */
export function familyOf(part: Part, targets: Targets): Input<Part>[] {
  const { component, pointer } = part;
  const { ancestors = [], descendants = [] } = component.pedigree ?? {};
  return [
    ...insideOf(part, component.components ?? [], targets),
    ...ancestors.flatMap((_, at) => {
      const ancestor = targets.standingAt(`${pointer}/pedigree/ancestors/${at}`);
      return ancestor === undefined ? [] : [descent(part, ancestor)];
    }),
    ...descendants.flatMap((_, at) => {
      const heir = targets.standingAt(`${pointer}/pedigree/descendants/${at}`);
      return heir === undefined || heir.nature === 'software' ? [] : [descent(heir, part)];
    }),
  ];
}

/** Also software, where something else comes from it, is what that came from. */
const descent = (of: Part, { id, nature, isScoped, ...ancestor }: Part): Input<Part> => ({
  ...{ of, as: 'ancestor', pointer: ancestor.pointer },
  target: {
    ...{ id, isScoped, part: { id, nature, isScoped, ...ancestor } },
    kind: nature === 'model' || nature === 'dataset' ? nature : undefined,
  },
});

/** A file of a dataset is the dataset, and weights are the model. */
const insideOf = (part: Part, inside: readonly Component[], targets: Targets): Input<Part>[] =>
  inside.flatMap(({ type, name, purl }, at) => {
    const pointer = `${part.pointer}/components/${at}`;
    const child = targets.standingAt(pointer);
    const target = child === undefined ? undefined : targets.of(child);
    if (target === undefined || part.nature === 'software') return [];
    const isFile = type === 'file' && isOnlyPart(purl, part.id);
    const isContent = isFile && (part.nature !== 'model' || isPartOfModel(name));
    return [{ of: part, target, as: 'input', pointer, isContent }];
  });
