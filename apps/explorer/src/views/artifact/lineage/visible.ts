import { type Lineage, type LineageNode, wayTo } from './lineage';

/** What somebody chose to see: ids of artifacts. */
export interface Choice {
  /** Gone on from, beyond what is shown at first. */
  open: readonly string[];
  /** Not gone on from. */
  shut: readonly string[];
  /** Whose neighbours are shown one by one, however many there are. */
  all: readonly string[];
  /** Shown in any case, with the way to them. */
  pinned: readonly string[];
}

export interface ShownArtifact {
  id: string;
  node: LineageNode;
  /** Whether what is next to it is shown, alone or in a group. */
  open: boolean;
  /** Neighbours that are not shown one by one. */
  hidden: number;
  /** Neighbours further away from the root, shown or not. */
  neighbours: number;
}

/** Many neighbours of one artifact as one box. */
export interface ShownGroup {
  id: string;
  /** Whose neighbours they are. */
  of: string;
  kind: LineageNode['kind'];
  members: readonly string[];
}

export interface Shown {
  artifacts: readonly ShownArtifact[];
  groups: readonly ShownGroup[];
  /** There is no room for more, although more was asked for. */
  full: boolean;
}

export interface Limits {
  /** Artifacts shown at first, nearest first. */
  start: number;
  /** How many more one opening shows. */
  step: number;
  /** More neighbours than this come as a group. */
  siblings: number;
  /** Most artifacts shown one by one: what can be laid out and read. */
  most: number;
}

/** Chosen by looking: forty boxes can be taken in, five hundred are laid out in well under a second. */
export const LIMITS: Limits = { start: 40, step: 25, siblings: 10, most: 500 };

/**
 * The part of a lineage that is drawn: always connected to its root, and never more than `limits.most`
 * artifacts, however large it is. Linear in what is shown and its neighbours.
 */
export function visible(lineage: Lineage, choice: Choice, limits: Limits = LIMITS): Shown {
  const view = new View(lineage, choice, limits);
  view.spread(lineage.root, limits.start);
  for (const id of choice.pinned) view.pin(id);
  for (const id of [...choice.open, ...choice.all]) view.spread(id, limits.step);
  return view.shown();
}

class View {
  private readonly ids: Set<string>;
  private readonly opened = new Set<string>();
  private readonly shut: ReadonlySet<string>;
  private readonly all: ReadonlySet<string>;
  private full = false;

  constructor(
    private readonly lineage: Lineage,
    choice: Choice,
    private readonly limits: Limits,
  ) {
    this.ids = new Set([lineage.root]);
    this.shut = new Set(choice.shut);
    this.all = new Set(choice.all);
  }

  pin(id: string): void {
    const way = wayTo(this.lineage, id);
    if (this.ids.size + way.length > this.limits.most) this.full ||= way.length > 0;
    else for (const each of way) this.ids.add(each);
  }

  /** Opens an artifact, and what comes after it, nearest first, while there are less than `budget` new ones. */
  spread(start: string, budget: number): void {
    if (!this.ids.has(start)) return;
    const most = this.ids.size + budget;
    const queue = new Set([start]);
    for (const id of queue) {
      if (this.shut.has(id)) continue;
      if (id !== start && this.ids.size >= most) return;
      this.opened.add(id);
      for (const far of this.alone(id)) {
        if (!this.show(far)) return;
        queue.add(far);
      }
    }
  }

  shown(): Shown {
    const { nodes, next } = this.lineage;
    const artifacts = [...this.ids].flatMap((id): ShownArtifact[] => {
      const node = nodes.get(id);
      if (node === undefined) return [];
      const around = next.get(id) ?? [];
      const hidden = around.filter((far) => !this.ids.has(far)).length;
      return [{ id, node, open: this.opened.has(id), hidden, neighbours: around.length }];
    });
    return {
      artifacts,
      groups: [...this.opened].flatMap((id) => this.groupsOf(id)),
      full: this.full,
    };
  }

  private show(id: string): boolean {
    if (this.ids.has(id)) return true;
    if (this.ids.size >= this.limits.most) this.full = true;
    else this.ids.add(id);
    return !this.full;
  }

  /** Neighbours that are shown one by one: all of a few, the first of many. */
  private alone(id: string): readonly string[] {
    const around = this.lineage.next.get(id) ?? [];
    const { siblings } = this.limits;
    return this.all.has(id) || around.length <= siblings ? around : around.slice(0, siblings - 2);
  }

  private groupsOf(id: string): ShownGroup[] {
    const rest = (this.lineage.next.get(id) ?? []).filter((far) => !this.ids.has(far));
    return (['model', 'dataset'] as const).flatMap((kind) => {
      const members = rest.filter((far) => this.lineage.nodes.get(far)?.kind === kind);
      return members.length === 0 ? [] : [{ id: `${kind}s of ${id}`, of: id, kind, members }];
    });
  }
}
