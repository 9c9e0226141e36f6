import { canonicalId } from '@pedigree/lineage';
import { isArtifact, type Target } from '../documents/inputs';
import { isUri, kindOfId, scopedId } from '../documents/names';
import { type ComponentPart as Part, type Components } from './components';
import { isSoftware } from './nature';

/** Finds what the references of a document lead to. */
export class Targets {
  private readonly byRef = new Map<string, Part>();
  private readonly byId = new Map<string, Part>();
  private readonly byPointer = new Map<string, Part>();
  private readonly carriers = new Set<Part>();

  constructor(private readonly components: Components) {
    // What is listed comes before what is written out somewhere else, and an artifact before a thing.
    for (const part of [...components.parts].sort((a, b) => rankOf(a) - rankOf(b))) this.add(part);
  }

  /** Describes, from here on, what the document speaks of and does not describe. */
  private add(part: Part): void {
    const { id, pointer, component } = part;
    const ref = component['bom-ref'];
    this.byPointer.set(pointer, part);
    if (ref !== undefined && !this.byRef.has(ref)) this.byRef.set(ref, part);
    const canonical = canonicalId(part.nature === 'software' ? (component.purl ?? id) : id);
    if (!this.byId.has(canonical)) this.byId.set(canonical, part);
  }

  get subject(): string {
    return this.components.subject;
  }

  /** What stands there, or what else the document describes under its id. */
  standingAt(pointer: string): Part | undefined {
    const part = this.byPointer.get(pointer);
    return part === undefined || isArtifact(part)
      ? part
      : (this.byId.get(canonicalId(part.id)) ?? part);
  }

  /** What the document describes under that reference or id. */
  partAt(ref: string): Part | undefined {
    return this.byRef.get(ref) ?? this.byId.get(canonicalId(ref));
  }

  /** The same, made up where there is none: the document says of what it was made. */
  partFor(ref: string, pointer: string): Part {
    const known = this.partAt(ref);
    if (known !== undefined) return known;
    const { id, kind = 'thing', isScoped } = this.outside(ref);
    const component = { type: 'file', name: ref, 'bom-ref': ref };
    const part: Part = {
      ...{ id, nature: kind, isScoped, component, pointer },
      ...{ isAside: true, isOwn: false },
    };
    this.add(part);
    return part;
  }

  /** Nothing where it is software, which carries no traits. */
  at(ref: string): Target<Part> | undefined {
    const part = this.partAt(ref);
    if (part !== undefined) return this.of(part);
    return isSoftware(canonicalId(ref)) ? undefined : this.outside(ref);
  }

  of(part: Part): Target<Part> | undefined {
    if (part.nature === 'software' && !this.carriers.has(part)) return undefined;
    const { id, isScoped } = part;
    return { id, isScoped, part, kind: isArtifact(part) ? part.nature : kindOfId(canonicalId(id)) };
  }

  /** Of software from now on what it depends on counts: a model or data came in with it. */
  carry(part: Part): void {
    this.carriers.add(part);
  }

  private outside(ref: string): Target<Part> {
    const id = canonicalId(ref);
    return isUri(id)
      ? { id, kind: kindOfId(id), isScoped: false }
      : { id: scopedId(this.subject, ref), isScoped: true };
  }
}

const rankOf = (part: Part): number => (part.isAside ? 2 : 0) + (isArtifact(part) ? 0 : 1);
