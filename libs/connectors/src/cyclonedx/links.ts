import { type Parsed } from '@pedigree/events';
import { canonicalId } from '@pedigree/lineage';
import { type DeclaredLink } from '../documents/declaration';
import { type Input, keyOf, linkOf, noteOf } from '../documents/inputs';
import { madeOf, reachedFrom } from '../documents/made';
import { type Note } from '../documents/note';
import { saidBy } from './card';
import { type ComponentPart, type Components } from './components';
import { dependenciesIn } from './dependencies';
import { familyOf } from './family';
import { formulationIn } from './formulation';
import { covering, ownLinks } from './own-links';
import { type Bom } from './schema';
import { Targets } from './targets';
import { variantsOf } from './variants';

/** The links of one component, and what is to be said of them. */
export interface Linked {
  part: ComponentPart;
  links: readonly DeclaredLink[];
  notes: readonly Note[];
}

/**
 * What every model and dataset of a document was made of, wherever the document says it, and so on for the
 * files and things that they were made of. What two places say alike is one link.
 */
export function linksIn(bom: Bom, components: Components): Parsed<Linked[]> {
  const { parts } = components;
  const targets = new Targets(components);
  const formulated = formulationIn(bom, targets);
  const depended = dependenciesIn(bom, targets);
  const said = parts.flatMap((part) => [...familyOf(part, targets), ...saidBy(part, targets)]);
  const made = madeOf([...said, ...depended, ...formulated]);
  const linked = reachedFrom(parts, made).map((part) =>
    linkedOf(part, made.get(keyOf(part)) ?? [], targets),
  );
  const errors = linked.flatMap((each) => (each.ok ? [] : each.errors));
  return errors.length > 0
    ? { ok: false, errors }
    : { ok: true, value: linked.flatMap((each) => (each.ok ? [each.value] : [])) };
}

function linkedOf(
  part: ComponentPart,
  inputs: readonly Input<ComponentPart>[],
  targets: Targets,
): Parsed<Linked> {
  const own = ownLinks(part);
  if (!own.ok) return own;
  const isCovered = covering(part, own.value, targets);
  const others = inputs.filter((input) => !isCovered(input));
  const variants = variantsOf(part, targets);
  const links = [...others.map(linkOf), ...variants.map(({ link }) => link)];
  return {
    ok: true,
    value: {
      part,
      links: [
        ...own.value,
        ...new Map(links.map((link) => [`${link.type} ${canonicalId(link.to)}`, link])).values(),
      ],
      notes: [...others.flatMap(noteOf), ...variants.flatMap(({ note }) => note ?? [])],
    },
  };
}
