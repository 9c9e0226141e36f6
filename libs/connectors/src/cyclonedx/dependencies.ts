import { type Input } from '../documents/inputs';
import { type ComponentPart as Part } from './components';
import { type Bom } from './schema';
import { type Targets } from './targets';

interface Dependency {
  of: Part;
  on: string;
  pointer: string;
}

/** What parts of a document depend on, and what they provide: of a model or data both went into it. */
export function dependenciesIn(bom: Bom, targets: Targets): Input<Part>[] {
  const all = listedIn(bom).flatMap(({ ref, dependsOn = [], provides = [], pointer }) => {
    const named = [
      ...pointed(dependsOn, pointer, 'dependsOn'),
      ...pointed(provides, pointer, 'provides'),
    ];
    return named.length === 0
      ? []
      : named.map((each): Dependency => ({ ...each, of: targets.partFor(ref, pointer) }));
  });
  for (const carrier of carriersAmong(all, targets)) targets.carry(carrier);
  return all.flatMap(({ of, on, pointer }) => {
    const target = targets.at(on);
    return target === undefined || targets.of(of) === undefined
      ? []
      : [{ of, target, as: 'input', pointer } satisfies Input];
  });
}

const pointed = (refs: readonly string[], pointer: string, field: string) =>
  refs.map((on, at) => ({ on, pointer: `${pointer}/${field}/${at}` }));

function listedIn({ dependencies = [], formulation = [] }: Bom) {
  const under = (list: typeof dependencies, place: string) =>
    list.map((each, at) => ({ ...each, pointer: `${place}/${at}` }));
  return [
    ...under(dependencies, '/dependencies'),
    ...formulation.flatMap(({ workflows = [] }, i) =>
      workflows.flatMap(({ runtimeTopology = [] }, j) =>
        under(runtimeTopology, `/formulation/${i}/workflows/${j}/runtimeTopology`),
      ),
    ),
  ];
}

/** Software that depends on a model or on data, also by way of other software. */
function carriersAmong(all: readonly Dependency[], targets: Targets): ReadonlySet<Part> {
  const users = new Map<Part, Part[]>();
  const carriers = new Set<Part>();
  const found: Part[] = [];
  for (const { of, on } of all) {
    if (of.nature !== 'software') continue;
    const part = targets.partAt(on);
    const known = part === undefined ? undefined : users.get(part);
    if (known !== undefined) known.push(of);
    else if (part?.nature === 'software') users.set(part, [of]);
    else if (targets.at(on) !== undefined) found.push(of);
  }
  for (let part = found.pop(); part !== undefined; part = found.pop()) {
    if (carriers.has(part)) continue;
    carriers.add(part);
    found.push(...(users.get(part) ?? []));
  }
  return carriers;
}
