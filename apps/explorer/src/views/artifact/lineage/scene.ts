import { linkLabel } from './labels';
import { type LayoutInput } from './layout';
import { type Lineage, linkKey } from './lineage';
import { type Shown } from './visible';

export const ARTIFACT = { width: 200, height: 64 } as const;
export const GROUP = { width: 170, height: 50 } as const;

/** A line between two boxes, from what was made to what it was made of. */
export interface Line {
  id: string;
  from: string;
  to: string;
  label: string;
  /** Something that is said of two artifacts rather than something that happened: a claim, the same bytes. */
  claim: boolean;
  /** Takes part in the layout. A claim does not: it would put siblings into different layers. */
  ranks: boolean;
}

/** The lines between what is shown. */
export function linesOf({ links, identities, claims, direction }: Lineage, shown: Shown): Line[] {
  const ids = new Set(shown.artifacts.map(({ id }) => id));
  const both = ({ from, to }: { from: string; to: string }) => ids.has(from) && ids.has(to);
  const drawn = [
    ...links.filter(both).map((link) => ({ link, claim: false, ranks: true })),
    ...identities.filter(both).map((link) => ({ link, claim: true, ranks: true })),
    ...claims.filter(both).map((link) => ({ link, claim: true, ranks: false })),
  ].map(({ link, claim, ranks }) => ({
    id: `${link.edges[0]?.type ?? ''} ${linkKey(link.from, link.to)}`,
    from: link.from,
    to: link.to,
    label: linkLabel(link),
    claim,
    ranks,
  }));
  const grouped = shown.groups.map(({ id, of }) => {
    const [from, to] = direction === 'upstream' ? [of, id] : [id, of];
    return { id: linkKey(from, to), from, to, label: '', claim: false, ranks: true };
  });
  return [...drawn, ...grouped];
}

/** What there is to lay out. */
export const layoutInput = (shown: Shown, lines: readonly Line[]): LayoutInput => ({
  boxes: [
    ...shown.artifacts.map(({ id }) => ({ id, ...ARTIFACT })),
    ...shown.groups.map(({ id }) => ({ id, ...GROUP })),
  ],
  links: lines.filter(({ ranks }) => ranks).map(({ from, to }) => ({ from, to })),
});
