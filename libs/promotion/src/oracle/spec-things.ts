import { canon, type Edge, edgesOf, isSilence, NOBODY } from './spec-edges';
import { grouped } from './spec-grouped';
import { split, twins, versions } from './spec-names';
import {
  type Collected,
  type History,
  isRun,
  type Letter,
  type Named,
  NOW,
  type Question,
  SKEW,
  type Statement,
  type Told,
} from './spec-statements';

export type Kind = 'model' | 'dataset';

/** What a statement names as what: the only statements that say what something is. */
function typed(what: Statement): { of: Named; kind: Kind; declares: boolean }[] {
  const as =
    (kind: Kind, declares = false) =>
    (of: Named) => ({ of, kind, declares });
  const id = (one: string): Named => ({ id: one });
  const models = (taught: readonly { model: string }[] = []) =>
    taught.map(({ model }) => as('model')({ id: model }));
  switch (what.say) {
    case 'model':
      return [as('model', true)(what.of)];
    case 'dataset':
      return [as('dataset', true)(what.of)];
    case 'train':
    case 'tune':
      return [
        as('model', true)(what.of),
        ...(what.base === undefined ? [] : [as('model')(what.base)]),
        ...what.corpora.map(as('dataset')),
        ...models(what.teachers),
      ];
    case 'generate':
      return [
        as('dataset', true)(what.of),
        ...models(what.writers),
        ...(what.seeds ?? []).map(id).map(as('dataset')),
      ];
    case 'transform':
      return [as('model', true)(what.of), ...what.parents.map(as('model'))];
    case 'derive':
      return [
        as('dataset', true)(what.of),
        ...what.parents.map(id).map(as('dataset')),
        ...models(what.helpers),
      ];
    default:
      return [];
  }
}

const MADE_BY_MACHINES = ['synthetic', 'gpt-4', 'distilabel', 'rlaif'];

interface Seen {
  readonly of: Named;
  readonly kind: Kind;
  readonly declares: boolean;
  readonly told: Told;
}

const REMAKING: readonly string[] = ['translate', 'paraphrase', 'relabel'];

const isSyntheticBy = ({ origin, tags }: Collected): boolean =>
  origin === 'synthetic' ||
  origin === 'mixed' ||
  tags?.some((tag) => MADE_BY_MACHINES.includes(tag)) === true;

const isAdverse = (what: Collected): boolean =>
  isSyntheticBy(what) || what.source === 'hub' || what.source === 'third-party';

/** A judge or a paraphraser does not explain who wrote something. */
const isWriting = ({ type, channel, to }: Edge): boolean =>
  type === 'generated' &&
  to !== NOBODY &&
  !isSilence(to) &&
  channel !== 'labels' &&
  channel !== 'reward' &&
  channel !== 'paraphrase';

/** What the history says of things, at the level that an environment asks for. */
export class Things {
  readonly edges: readonly Edge[];
  private readonly seen: ReadonlyMap<string, readonly Seen[]>;
  private readonly known = new Map<string, unknown>();

  constructor(
    readonly history: History,
    readonly question: Question,
    /** What is judged, and whether as a name that stands for whatever versions of it are spoken of. */
    readonly judged: { readonly id: string; readonly asName: boolean },
  ) {
    const seen = history.flatMap((told) =>
      typed(told.what).map((one) => ({ ...one, of: { ...one.of, id: canon(one.of.id) }, told })),
    );
    this.seen = new Map(grouped(seen, ({ of }) => of.id).map((all) => [all[0]?.of.id ?? '', all]));
    this.edges = edgesOf(history, (told) => this.counts(told)).flatMap((edge) => this.meant(edge));
  }

  /** Whether what it says in favour of something counts here. */
  counts({ by, at }: Told): boolean {
    return (this.question.environment === 'staging' || by !== undefined) && at <= NOW;
  }

  /** The same of evidence, which a producer whose clock runs ahead cannot give. */
  evident(told: Told): boolean {
    return this.counts(told) && this.isTimely(told);
  }

  /** Whether its date is no later than it can be, and nobody took it back. */
  isTimely({ key, at, taken }: Told): boolean {
    return at <= taken + SKEW && !this.isRevoked(key);
  }

  isRevoked(key: string): boolean {
    return this.history.some(({ what }) => what.say === 'revoke' && what.key === key);
  }

  private of(id: string): readonly Seen[] {
    return this.seen.get(id) ?? [];
  }

  /** What was worked out before, where it is asked for again. */
  once<T>(key: string, make: () => T): T {
    if (!this.known.has(key)) this.known.set(key, make());
    return this.known.get(key) as T;
  }

  /** Everything of which some statement says what it is. */
  ids(): string[] {
    return [...this.seen.keys()];
  }

  kind(id: string): Kind {
    if (isSilence(id))
      return /-(corpora|parents)$/.test(id) && this.silentData(id) ? 'dataset' : 'model';
    const declared = this.of(id).filter(({ declares }) => declares);
    const said = declared.length > 0 ? declared : this.of(id);
    return said.length === 0 || said.some(({ kind }) => kind === 'model') ? 'model' : 'dataset';
  }

  private silentData(id: string): boolean {
    return id.endsWith('-corpora') || this.kind(id.slice(0, id.indexOf('#'))) === 'dataset';
  }

  isContradictory(id: string): boolean {
    const declared = this.of(id).filter(({ declares }) => declares);
    return new Set(declared.map(({ kind }) => kind)).size === 2;
  }

  /** Newest last, as their producers date them. */
  digests(id: string, until = Infinity): Letter[] {
    return this.of(id)
      .filter(({ told }) => told.at <= until)
      .sort((a, b) => a.told.at - b.told.at || (a.told.key < b.told.key ? -1 : 1))
      .flatMap(({ of }) => of.digest ?? []);
  }

  /** Those of them that somebody who counts says it has. */
  sureDigests(id: string): Letter[] {
    return this.of(id).flatMap(({ of, told }) =>
      of.digest !== undefined && this.counts(told) ? of.digest : [],
    );
  }

  /** When somebody who counts first registered or made it. */
  firstDescribed(id: string): Told[] {
    return this.of(id)
      .filter(({ declares, told }) => declares && this.counts(told))
      .map(({ told }) => told)
      .sort((a, b) => a.taken - b.taken)
      .slice(0, 1);
  }

  /** When somebody who counts first said that a model made it or that it is from outside, and whenever anybody else did. */
  adverse(id: string): Told[] {
    const registered = this.sameThing(id)
      .flatMap((one) => this.registrations(one))
      .filter(({ what }) => isAdverse(what));
    const generated = this.sameThing(id)
      .flatMap((one) => this.runs(one))
      .filter(({ what }) => what.say === 'generate');
    const all: Told[] = [...registered, ...generated].sort((a, b) => a.taken - b.taken);
    return [
      ...all.filter((told) => this.counts(told)).slice(0, 1),
      ...all.filter((told) => !this.counts(told)),
    ];
  }

  /** It under every name: what is said against one is said against all. */
  sameThing(id: string): string[] {
    const { bare, version } = split(id);
    return [
      id,
      ...(version === undefined || !this.seen.has(id) ? [] : [bare]),
      ...(this.judged.asName && id === this.judged.id ? versions(id, this) : []),
      ...twins(id, this),
    ];
  }

  /** It and what certainly is the same: what is said for one is said for all. */
  surelySame(id: string): string[] {
    const own = this.sureDigests(id);
    return [
      id,
      ...twins(id, this).filter((twin) => this.sureDigests(twin).some((one) => own.includes(one))),
    ];
  }

  /** What somebody who counts registered or made. */
  isDescribed(id: string): boolean {
    return this.of(id).some(({ declares, told }) => declares && this.counts(told));
  }

  /** The runs that made it, whoever says so. */
  runs(id: string): Told[] {
    return this.history.filter(({ what }) => isRun(what) && canon(what.of.id) === id);
  }

  isMade(id: string): boolean {
    return this.runs(id).some((told) => this.counts(told));
  }

  isRandom(id: string): boolean {
    const said = this.history.filter(
      ({ what }) =>
        (what.say === 'model' && what.initialization !== undefined && canon(what.of.id) === id) ||
        (what.say === 'train' && what.base === undefined && canon(what.of.id) === id),
    );
    return (
      said.some((told) => this.counts(told)) &&
      !said.some(({ what }) => what.say === 'model' && what.initialization === 'unknown') &&
      !this.edges.some(({ type, from }) => type === 'weights' && from === id)
    );
  }

  registrations(id: string): (Told & { what: Collected })[] {
    return this.history.filter(
      (told): told is Told & { what: Collected } =>
        told.what.say === 'dataset' && canon(told.what.of.id) === id,
    );
  }

  /** People wrote it, says somebody who counts, and nobody says otherwise. */
  isHuman(id: string): boolean {
    const isSaid = this.surelySame(id).some((one) => {
      const said = this.registrations(one);
      return (
        said.some((told) => told.what.origin === 'human' && this.counts(told)) &&
        !said.some(({ what }) => what.origin !== undefined && what.origin !== 'human') &&
        !this.runs(one).some(({ what }) => what.say === 'generate')
      );
    });
    return isSaid && !this.isSynthetic(id);
  }

  isExternal(id: string): boolean {
    return this.sameThing(id)
      .flatMap((one) => this.registrations(one))
      .some(({ what }) => what.source === 'hub' || what.source === 'third-party');
  }

  /** A model made it, as far as anybody says. */
  private isSynthetic(id: string): boolean {
    return this.sameThing(id).some(
      (one) =>
        this.registrations(one).some(({ what }) => isSyntheticBy(what)) ||
        this.runs(one).some(({ what }) => what.say === 'generate') ||
        this.edges.some((edge) => edge.from === one && isWriting(edge)),
    );
  }

  /** A model made it, as far as anybody says, or nobody who counts calls it human and it is from outside. */
  isMachineMade(id: string): boolean {
    return this.isSynthetic(id) || (this.isExternal(id) && !this.isHuman(id));
  }

  /** Whether a machine, whose name nobody gives, had a hand in it. */
  isWrittenByNobody(id: string): boolean {
    const out = this.sameThing(id).flatMap((one) => this.edges.filter(({ from }) => from === one));
    if (out.some(({ to, type }) => to === NOBODY && type === 'generated')) return true;
    if (out.some(({ to }) => isSilence(to))) return false;
    const sure = this.surelySame(id).flatMap((one) =>
      this.edges.filter(({ from, told }) => from === one && this.counts(told)),
    );
    const remade = out.some(({ operation = '' }) => REMAKING.includes(operation));
    if (remade && !this.isHuman(id) && !sure.some(({ type }) => type === 'generated')) return true;
    return this.isMachineMade(id) && !this.hasWriter(id, []);
  }

  /** A model is named that wrote it, or that wrote what it was made of: that is looked at itself. */
  private hasWriter(id: string, seen: readonly string[]): boolean {
    if (seen.includes(id)) return false;
    const sure = this.surelySame(id).flatMap((one) =>
      this.edges.filter(({ from, told }) => from === one && this.counts(told)),
    );
    return (
      sure.some(isWriting) ||
      sure
        .filter(({ type, operation }) => type === 'derived' && operation !== 'seed')
        .some(({ to }) =>
          [to, ...versions(to, this)].some((one) => this.hasWriter(one, [...seen, id])),
        )
    );
  }

  /** An edge by what its ends are. */
  private meant(edge: Edge): Edge[] {
    if (isSilence(edge.to)) return [edge];
    const isModel = [edge.to, ...versions(edge.to, this)].some((id) => this.kind(id) === 'model');
    const upstream: Kind = isModel ? 'model' : 'dataset';
    if (upstream === 'model')
      return edge.type === 'trained'
        ? [{ ...edge, type: 'taught', channel: 'completions', unprompted: false }]
        : edge.type === 'derived'
          ? [{ ...edge, type: 'generated', channel: 'completions', unprompted: false }]
          : [edge];
    switch (edge.type) {
      case 'generated':
        return [
          { ...edge, to: NOBODY },
          { ...edge, type: 'derived' },
        ];
      case 'taught':
        return [
          { ...edge, to: NOBODY },
          { ...edge, type: 'trained' },
        ];
      case 'weights':
        return [edge, { ...edge, type: 'trained' }];
      default:
        return [edge];
    }
  }
}
