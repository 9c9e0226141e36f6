import { type DeclaredLink } from '../documents/declaration';
import { labelOf } from '../documents/identity';
import { kindOf } from '../documents/inputs';
import { linkBetween } from '../documents/links';
import { scopedId } from '../documents/names';
import { type Note } from '../documents/note';
import { type ComponentPart as Part } from './components';
import { type Targets } from './targets';

/**
 * A variant comes from the component, or both come from something else; which of the two nobody says. So
 * something is missing, and where both are models, they may share their start.
 */
export function variantsOf(part: Part, targets: Targets): { link: DeclaredLink; note?: Note }[] {
  return (part.component.pedigree?.variants ?? []).flatMap((component, at) => {
    const pointer = `${part.pointer}/pedigree/variants/${at}`;
    const variant = targets.standingAt(pointer);
    if (variant === undefined || variant.id === part.id) return [];
    const { group, name, version } = component;
    const label = labelOf({ names: [group, name], version }) ?? 'unnamed';
    const placeholder = scopedId(part.id, `variant ${label}`);
    const kind = kindOf(part);
    const message =
      'does not say which of the two came from the other, or both from what: something is missing';
    return [
      { link: linkBetween(kind, kind, placeholder), note: { pointer, message, placeholder } },
      ...(part.nature === 'model' && variant.nature === 'model'
        ? [{ link: same(variant.id) }]
        : []),
    ];
  });
}

const same = (to: string): DeclaredLink => ({
  ...{ type: 'SHARES_INITIALIZATION', to, properties: { relation: 'same' } },
});
