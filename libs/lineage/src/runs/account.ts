import { type InputTerms, type RunPartFact } from '../facts';

/** An input as one principal tells of it. */
export interface Input {
  since: number;
  /** What was said of how it went in, each with the moment. */
  terms: { since: number; terms: InputTerms }[];
}

/** What one principal says of a run, over time. Moments are the numbers of events, in order. */
export class Account {
  readonly outputs = new Map<string, number>();
  /** By what they went into; `undefined`: every output. */
  readonly inputs = new Map<string | undefined, Map<string, Input>>();
  /** Since when inputs are spoken of that cannot be told, of one output or of every one. */
  readonly gaps = new Map<string | undefined, number>();
  readonly kinds = new Map<string, number>();
  complete = Infinity;
  private readonly models = new Map<string, number>();

  /** To be called in the order of the moments. */
  add(
    { part, artifact, of, isModel, terms = {}, kind, complete }: RunPartFact,
    time: number,
  ): void {
    if (artifact !== undefined && isModel) note(this.models, artifact, time);
    if (part === 'output' && artifact !== undefined) note(this.outputs, artifact, time);
    if (part === 'input' && artifact !== undefined) this.addInput(of, artifact, terms, time);
    if (part === 'gap') note(this.gaps, of, time);
    if (kind !== undefined) note(this.kinds, kind, time);
    if (complete) this.complete = Math.min(this.complete, time);
  }

  /** Since when the artifact is said to be a model. */
  modelSince(artifact: string): number {
    return this.models.get(artifact) ?? Infinity;
  }

  kindsAt(time: number): string[] {
    return [...this.kinds].flatMap(([kind, since]) => (since <= time ? kind : []));
  }

  /** Where one word says all that another does and more, the other is passed over. */
  termsAt({ terms }: Input, time: number): InputTerms[] {
    const said = terms.flatMap((each) => (each.since <= time ? each.terms : []));
    return said.filter((some) => !said.some((other) => other !== some && includes(other, some)));
  }

  private addInput(of: string | undefined, id: string, terms: InputTerms, since: number): void {
    const inputs = this.inputs.get(of) ?? new Map<string, Input>();
    this.inputs.set(of, inputs);
    const input = inputs.get(id) ?? { since, terms: [] };
    inputs.set(id, input);
    if (!input.terms.some((each) => includes(each.terms, terms)))
      input.terms.push({ since, terms });
  }
}

/** The first word counts. */
function note<K>(moments: Map<K, number>, key: K, time: number): void {
  if (!moments.has(key)) moments.set(key, time);
}

const includes = (more: InputTerms, less: InputTerms): boolean =>
  (Object.keys(less) as (keyof InputTerms)[]).every((key) => more[key] === less[key]);
