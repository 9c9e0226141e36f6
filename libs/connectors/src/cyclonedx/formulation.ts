import { type Input, type Target } from '../documents/inputs';
import { canonicalId } from '@pedigree/lineage';
import { kindOfId, scopedId } from '../documents/names';
import { isPartOfModel } from '../documents/own-files';
import { type ComponentPart as Part } from './components';
import {
  type Bom,
  type Flow,
  type Formula,
  type Resource,
  type Step,
  type Workflow,
} from './schema';
import { type Targets } from './targets';

/** Most pairs of an output and an input that one step may mean. */
const MOST_AT_ONCE = 100_000;

/** What a step takes or gives, by its reference. */
interface End {
  ref: string;
  pointer: string;
}

interface Ends {
  inputs: readonly End[];
  outputs: readonly End[];
}

/**
 * What was made of what in the workflows of a document. A step's outputs are made of its inputs. Where
 * it has none, they are those of the workflow; where that has none, what the document is about was made by it.
 */
export const formulationIn = ({ formulation = [] }: Bom, targets: Targets): Input<Part>[] =>
  formulation.flatMap((formula, at) => new Made(targets).by(formula, `/formulation/${at}`));

class Made {
  constructor(private readonly targets: Targets) {}

  by(formula: Formula, pointer: string): Input<Part>[] {
    const workflows = (formula.workflows ?? []).map((each, at) =>
      stepsOf(each, `${pointer}/workflows/${at}`),
    );
    const used = new Set(
      workflows
        .flat()
        .flatMap(({ inputs, outputs }) => [...inputs, ...outputs].map(({ ref }) => ref)),
    );
    const outputs = workflows.flatMap((steps) => steps.flatMap((each) => each.outputs));
    return [
      ...workflows.flatMap((steps) => this.byWorkflow(steps)),
      ...this.all(this.partsAt(outputs), this.unused(formula, pointer, used)),
    ];
  }

  private byWorkflow([whole, ...tasks]: readonly Ends[]): Input<Part>[] {
    if (whole === undefined) return [];
    const made = tasks.flatMap(({ outputs }) => outputs);
    const results = this.partsAt(whole.outputs.length > 0 ? whole.outputs : made);
    const inner = new Set(this.partsAt(made, false));
    const byNoTask = results.filter((part) => !inner.has(part));
    return [
      ...this.all(results, this.targetsAt(whole.inputs)),
      ...tasks.flatMap(({ inputs, outputs }) =>
        this.all(outputs.length > 0 ? this.partsAt(outputs) : results, this.targetsAt(inputs)),
      ),
      ...this.all(byNoTask, this.targetsAt(tasks.flatMap(({ inputs }) => inputs))),
    ];
  }

  /** Components that a formula lists for its tasks, and that none of them names. */
  private unused(
    { components = [] }: Formula,
    pointer: string,
    used: ReadonlySet<string>,
  ): Found[] {
    return components.flatMap((component, at) => {
      const place = `${pointer}/components/${at}`;
      const part = this.targets.standingAt(place);
      const target = part === undefined ? undefined : this.targets.of(part);
      const isTool = component.type === 'file' && isPartOfModel(component.name);
      return target === undefined || isTool || used.has(component['bom-ref'] ?? '')
        ? []
        : [{ target, pointer: place }];
    });
  }

  private all(parts: readonly Part[], found: readonly Found[]): Input<Part>[] {
    const inputs = parts.length * found.length > MOST_AT_ONCE ? [this.tangle(found)] : found;
    return parts.flatMap((of) =>
      of.nature === 'software'
        ? []
        : inputs.map(({ target, pointer }): Input<Part> => ({ of, target, as: 'input', pointer })),
    );
  }

  private tangle([first]: readonly Found[]): Found {
    const id = scopedId(this.targets.subject, 'inputs of a workflow');
    return { target: { id, isScoped: true }, pointer: first?.pointer ?? '' };
  }

  private partsAt(ends: readonly End[], orSubject = true): Part[] {
    if (ends.length > 0) return ends.map(({ ref, pointer }) => this.targets.partFor(ref, pointer));
    const subject = orSubject ? this.targets.partAt(this.targets.subject) : undefined;
    return subject === undefined ? [] : [subject];
  }

  private targetsAt(ends: readonly End[]): Found[] {
    return ends.flatMap(({ ref, pointer }) => {
      const target = this.targets.at(ref);
      return target === undefined ? [] : [{ target, pointer }];
    });
  }
}

interface Found {
  target: Target<Part>;
  pointer: string;
}

/** The workflow as a whole, then its tasks. */
const stepsOf = (workflow: Workflow, pointer: string): Ends[] => [
  endsOf(workflow, pointer),
  ...(workflow.tasks ?? []).map((task, at) => endsOf(task, `${pointer}/tasks/${at}`)),
];

const endsOf = (
  { inputs = [], outputs = [], resourceReferences = [] }: Step,
  pointer: string,
): Ends => ({
  inputs: [
    ...inputs.flatMap((flow, at) => endsIn(flow, `${pointer}/inputs/${at}`)),
    ...resourceReferences.flatMap((resource, at) =>
      endAt(resource, `${pointer}/resourceReferences/${at}`),
    ),
  ],
  outputs: outputs.flatMap((flow, at) => endsIn(flow, `${pointer}/outputs/${at}`)),
});

const endsIn = ({ resource, data }: Flow, pointer: string): End[] => [
  ...endAt(resource, `${pointer}/resource`),
  ...(data?.url === undefined ? [] : [{ ref: data.url, pointer: `${pointer}/data/url` }]),
];

/** Of these, code and documents are read, and no traits come from them. */
const READ: readonly string[] = [
  ...['vcs', 'build-meta', 'build-system', 'documentation', 'license', 'issue-tracker', 'log'],
];

function endAt(resource: Resource | undefined, pointer: string): End[] {
  const { ref, externalReference } = resource ?? {};
  if (ref !== undefined) return [{ ref, pointer }];
  const { url, type = '' } = externalReference ?? {};
  const isRead = READ.includes(type) && kindOfId(canonicalId(url ?? '')) === undefined;
  return url === undefined || isRead ? [] : [{ ref: url, pointer }];
}
