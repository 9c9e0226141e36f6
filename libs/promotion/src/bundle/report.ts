import { isRecord } from '@pedigree/events';
import { type BundleFault, type Complaint, MAX_FAULTS, type Path } from './fault';
import { type Place, type Source } from './source';

/** Collects what is wrong with a document, each with its place in the text. */
export class Report {
  private readonly found: BundleFault[] = [];

  constructor(
    private readonly source: Source,
    private readonly file?: string,
  ) {}

  /** In the order of the text, so that a reader goes through it once. */
  get faults(): BundleFault[] {
    return this.found
      .toSorted((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, MAX_FAULTS);
  }

  at(path: Path, complaint: Complaint): void {
    this.add(this.source.placeOf(path), path, complaint);
  }

  atKey(path: Path, complaint: Complaint): void {
    this.add(this.source.placeOfKey(path), path, complaint);
  }

  /** At the n-th character of a text. */
  within(path: Path, offset: number, complaint: Complaint): void {
    this.add(this.source.placeWithin(path, offset), path, complaint);
  }

  private add(place: Place, path: Path, { message, remedy }: Complaint): void {
    const file = this.file === undefined ? {} : { file: this.file };
    this.found.push({
      ...file,
      ...place,
      path: pathText(path, this.source.value),
      message,
      remedy,
    });
  }
}

/** Members of lists by their id or name where they have one: `rules.relay.when`. */
function pathText(path: Path, root: unknown): string {
  let at: unknown = root;
  const names = path.map((key) => {
    at = childOf(at, key);
    return (typeof key === 'number' && nameOf(at)) || String(key);
  });
  return names.join('.');
}

const childOf = (parent: unknown, key: string | number): unknown => {
  if (Array.isArray(parent)) return parent[Number(key)] as unknown;
  return isRecord(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
};

const NAME = /^[\w. -]{1,80}$/;

function nameOf(member: unknown): string | undefined {
  if (!isRecord(member)) return undefined;
  const { id, name } = member;
  return [id, name].find((given): given is string => typeof given === 'string' && NAME.test(given));
}
