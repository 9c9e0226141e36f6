import { compileCondition } from './condition';

const general = (when: string, subject: 'path' | 'ancestor' | 'candidate'): boolean => {
  const condition = compileCondition(when, subject);
  if (!condition.ok) throw new Error(JSON.stringify(condition.faults));
  return condition.general;
};

it.each([
  "path.grade == 'same' && path.role == 'teacher' && environment.sensitive",
  "path.sharedWithCandidate in ['same', 'partial'] || candidate.id == 'm'",
])('takes a condition on what many paths have in common to be general: %s', (when) => {
  expect(general(when, 'path')).toBe(true);
});

it.each([
  'ancestor.flags.size() > 0',
  "ancestor.flags.exists(flag, flag == 'incident') && !ancestor.self",
  "ancestor.kind == 'dataset' && ancestor.source in ['hub', 'third-party']",
])('takes a condition on what many ancestors have in common to be general: %s', (when) => {
  expect(general(when, 'ancestor')).toBe(true);
});

it.each([
  ["path.grade == 'same' && path.length > 3", 'path'],
  ["path.generator.startsWith('pkg:')", 'path'],
  ["ancestor.id == candidate.id && ancestor.kind == 'model'", 'ancestor'],
  ['has(ancestor.attributes.license)', 'ancestor'],
  ["ancestor.attributes['license'] == 'mit'", 'ancestor'],
  ['[ancestor].size() == 1', 'ancestor'],
  ["cel.bind(one, ancestor, one.id == 'm')", 'ancestor'],
] as const)('takes one that reads what is told of each alone for none: %s', (when, subject) => {
  expect(general(when, subject)).toBe(false);
});
