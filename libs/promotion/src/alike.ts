import { commonFacts } from './bundle/fact-types';
import { type Facts } from './policy';

/** Finds, for facts of one thing after the other, the first of which a general condition holds as it does of them. */
export function firstAlike(variable: 'path' | 'ancestor'): (facts: Facts) => Facts {
  const names = commonFacts(variable);
  const firsts = new Map<string, Facts>();
  return (facts) => {
    const told = facts[variable] as Readonly<Record<string, unknown>> | undefined;
    let key = '';
    for (const name of names) key += `${String(told?.[name])} `;
    const first = firsts.get(key) ?? facts;
    if (first === facts) firsts.set(key, facts);
    return first;
  };
}
