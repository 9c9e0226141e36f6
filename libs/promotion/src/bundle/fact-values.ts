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

/** What a condition is evaluated over. A variable that has no facts is left out: to read it is an error. */
export function contextOf({ path, ancestor, candidate, environment }: Facts): object {
  return {
    ...(path && { path: new FACT_CLASSES.path(path) }),
    ...(ancestor && { ancestor: new FACT_CLASSES.ancestor(ancestor) }),
    candidate: new FACT_CLASSES.candidate(candidate),
    environment: new FACT_CLASSES.environment(environment),
  };
}
