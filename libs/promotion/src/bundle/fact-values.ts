import { type Facts } from '../policy';
import { FACT_TYPES, type FactType, type Variable } from './fact-types';

/** Makes a CEL object of plain facts. It reads through to them, so that nothing is copied. */
export type FactClass = new (facts: object) => object;

const numeric = (value: unknown): unknown => (typeof value === 'number' ? BigInt(value) : value);

/** CEL tells objects apart by their class; whole numbers are bigints there. */
function factClass(table: Readonly<Record<string, FactType>>): FactClass {
  class FactsOfCel {
    constructor(readonly facts: Readonly<Record<string, unknown>>) {}
  }
  for (const [name, { type }] of Object.entries(table))
    Object.defineProperty(FactsOfCel.prototype, name, {
      get(this: FactsOfCel): unknown {
        return type === 'int' ? numeric(this.facts[name]) : this.facts[name];
      },
    });
  return FactsOfCel as FactClass;
}

export const FACT_CLASSES: Readonly<Record<Variable, FactClass>> = {
  path: factClass(FACT_TYPES.path),
  ancestor: factClass(FACT_TYPES.ancestor),
  candidate: factClass(FACT_TYPES.candidate),
  environment: factClass(FACT_TYPES.environment),
};

const { path: PathOfCel, ancestor: AncestorOfCel } = FACT_CLASSES;

/** Wraps facts that many conditions in a row are evaluated over, once for all of them. */
function wrapping(Wrapper: FactClass): (facts: object) => object {
  let last: { facts: object; wrapped: object } | undefined;
  return (facts) => {
    if (last?.facts !== facts) last = { facts, wrapped: new Wrapper(facts) };
    return last.wrapped;
  };
}

const [candidateOfCel, environmentOfCel] = [
  wrapping(FACT_CLASSES.candidate),
  wrapping(FACT_CLASSES.environment),
];

/**
 * What a condition is evaluated over. To read a variable that has no facts is an error there. Of what differs
 * from one condition to the next, wrapping anew costs less than remembering what was wrapped.
 */
export const contextOf = ({ path, ancestor, candidate, environment }: Facts): object => ({
  path: path === undefined ? undefined : new PathOfCel(path),
  ancestor: ancestor === undefined ? undefined : new AncestorOfCel(ancestor),
  candidate: candidateOfCel(candidate),
  environment: environmentOfCel(environment),
});
