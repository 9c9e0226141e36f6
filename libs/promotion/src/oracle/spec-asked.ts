import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Decision } from '@pedigree/events';
import { judge } from '..';
import { compileBundle } from '../bundle';
import { type Policy } from '../policy';
import { graphOf, refTo, timeOf } from './spec-render';
import { type History, NOW, type Question } from './spec-statements';

/** The bundle that comes along, with an environment more that is sensitive, asks for a probe and takes the word of principals. */
function load(): Policy {
  const file = join(__dirname, '../../../../policies/default.yaml');
  const text = readFileSync(file, 'utf8').replace(
    '  production: {}\n',
    '  production: {}\n  clinic: { sensitive: true, probe: true, intervals: true }\n',
  );
  const compiled = compileBundle(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.policy;
}

export const POLICY = load();

/** What the engine answers. */
export const decisionOn = (history: History, { model, environment }: Question): Decision =>
  judge(
    {
      model: refTo(model),
      environment,
      decidedAt: timeOf(NOW),
      ancestry: graphOf(history, model.id),
      problems: [],
    },
    POLICY,
  );
