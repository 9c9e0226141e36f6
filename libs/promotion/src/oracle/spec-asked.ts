import { type Decision } from '@pedigree/events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '..';
import { compileBundle } from '../bundle';
import { type Policy } from '../policy';
import { graphOf } from './spec-render';
import { PEM } from './spec-signed';
import { type History, NOW, type Question } from './spec-statements';
import { refTo, timeOf } from './spec-text';

const CLINIC = '  clinic: { sensitive: true, probe: true, intervals: true }\n';

/**
 * The bundle that comes along, with a key that it trusts, and with an environment more that is sensitive and asks
 * for a probe and for intervals, and takes the word of principals.
 */
function load(): Policy {
  const file = join(__dirname, '../../../../policies/default.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('  production: {}\n', `  production: {}\n${CLINIC}`)
    .replace('trustedKeys: []', `trustedKeys: [${JSON.stringify({ id: 'ours', pem: PEM })}]`);
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
