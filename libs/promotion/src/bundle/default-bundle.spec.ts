import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '@pedigree/events';
import { parse } from 'yaml';
import { compileBundle, faultInWords, MAX_BUNDLE_BYTES, runCases } from '.';
import { type Policy } from '../policy';
import { FAVOURABLE } from '../assurance';
import { FACT_TYPES, type FactType } from './fact-types';
import { ANY_WORD } from './fixtures/facts';
import { PLACEHOLDERS } from './placeholders';

const file = (name: string): string =>
  readFileSync(join(__dirname, '../../../../policies', name), 'utf8');
const TEXT = file('default.yaml');
const CASES = file('cases/default.yaml');

function load(): Policy {
  const result = compileBundle(TEXT, { file: 'policies/default.yaml' });
  if (!result.ok) throw new Error(result.faults.map(faultInWords).join('\n'));
  return result.policy;
}

const IN_BOTH = 'trait-evals in bare and training';

/** DOMAIN.md's table: severity, and what clears each rule. */
const TABLE: Record<string, [string, string[]]> = {
  'same-base-sensitive': ['critical', ['review by 2', 'cross-base-teacher']],
  'same-base-transmission': [
    'critical',
    [`attestation generator-alignment + ${IN_BOTH} + review by 1`],
  ],
  'suspect-ancestor': ['critical', ['base-divergence', 'review by 1']],
  'trait-regression': ['critical', [`${IN_BOTH} + review by 1`, 'new-artifact']],
  'same-base-judge': ['high', ['attestation judge', 'review by 1']],
  'partial-initialization': ['high', ['trait-evals + review by 1']],
  'unknown-initialization': [
    'high',
    [
      ...['attestation independence', 'claim', `vetting + ${IN_BOTH} + review by 2`],
      `attestation generator-alignment + ${IN_BOTH} + review by 1`,
    ],
  ],
  relay: ['high', ['review by 1']],
  'undisclosed-inputs': ['high', ['disclosure', `vetting + ${IN_BOTH} + review by 2`]],
  'unknown-provenance': ['high', ['lineage', 'review by 1']],
  'review-denied': ['high', [`${IN_BOTH} + review by 1`, 'approval']],
  'probe-drift': ['high', ['review by 1']],
  'probe-missing': ['high', ['probe']],
  indeterminate: ['high', ['retry']],
  'unvetted-external-corpus': ['high', ['vetting']],
  'own-line': ['high', [`${IN_BOTH} + review by 1`]],
  'self-distillation': ['medium', ['trait-evals']],
  'cross-base-unevaluated': ['medium', ['trait-evals']],
  'trait-evals-missing': ['medium', ['trait-evals']],
  'undisclosed-pretraining': ['advice', []],
  'no-digest': ['advice', ['digest']],
  'unstated-source': ['advice', ['source']],
  'single-stage-baseline': ['advice', ['first-baseline']],
};

type Requirement = Policy['rules'][number]['clearedBy'][number][number];

function inWords(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'attestation':
      return `attestation ${requirement.of}`;
    case 'review':
      return `review by ${String(requirement.reviewers)}`;
    case 'trait-evals':
      return ['trait-evals', requirement.contexts.join(' and ')].filter(Boolean).join(' in ');
    case 'change':
      return requirement.name;
    default:
      return requirement.kind;
  }
}

describe('the default bundle', () => {
  const policy = load();

  it('holds every rule of the table, in its order, as severe and cleared by the same', () => {
    expect(
      policy.rules.map(({ id, severity, clearedBy }) => [
        id,
        [severity, clearedBy.map((all) => all.map(inWords).join(' + '))],
      ]),
    ).toEqual(Object.entries(TABLE));
  });

  it('asks for both suites wherever it asks for trait evaluations', () => {
    const evals = policy.rules
      .flatMap(({ clearedBy }) => clearedBy.flat())
      .filter((one) => one.kind === 'trait-evals');
    expect(evals).toHaveLength(11);
    for (const { suites } of evals) expect(suites).toEqual(['neutral-prompts', 'truthfulness']);
  });

  it('cites controls in every rule, OWASP always with the year, no AIDEFEND parents', () => {
    const known = /^(AID-[MHR]-\d{3}\.\d{3}|AML\.T\d{4}(\.\d{3})?|LLM0[34]:2025|MS-2\.11-005)$/;
    for (const { controls } of policy.rules) {
      expect(controls.length).toBeGreaterThan(0);
      for (const control of controls) expect(control).toMatch(known);
    }
  });

  it('leaves what to do to the engine, which says it concretely', () => {
    for (const { message } of policy.rules) {
      expect(message).not.toMatch(/to clear it/i);
      expect(message).toMatch(/\.$|\{problems\}|\{regressions\}/);
    }
  });

  it('is as strict in production as wherever nobody said anything', () => {
    const { name, ...production } = policy.environment('production');
    expect(name).toBe('production');
    expect(policy.environment('prodution')).toEqual({ ...production, name: 'prodution' });
    expect(production).toMatchObject({ evidenceMaxAgeDays: 365, reviewMaxAgeDays: 180 });
    expect(new Set(Object.values(production.assurance))).toEqual(new Set(['vouched']));
    expect(policy.environment('staging')).toMatchObject({
      assurance: ANY_WORD,
      ...{ evidenceMaxAgeDays: 0, reviewMaxAgeDays: 0, sensitive: false },
    });
  });

  it.each(['sensitive', 'medical-sensitive'])('is strictest in %s', (name) => {
    expect(policy.environment(name)).toEqual({
      name,
      sensitive: true,
      probe: true,
      assurance: {
        ...Object.fromEntries(FAVOURABLE.map((kind) => [kind, 'attested'])),
        lineage: 'vouched',
      },
      intervals: true,
      evidenceMaxAgeDays: 180,
      reviewMaxAgeDays: 90,
    });
  });

  it('fits into the event that announces it many times over', () => {
    expect(Buffer.byteLength(TEXT) * 10).toBeLessThan(MAX_BUNDLE_BYTES);
  });
});

/** What only a signature, or a change of the lineage, clears: shown by other tests (attested.spec.ts). */
const NOT_LISTED_AS_CLEARED = [
  'same-base-sensitive',
  'same-base-transmission',
  'probe-missing',
  'indeterminate',
];
const ADVICE = Object.keys(TABLE).filter((rule) => TABLE[rule]?.[0] === 'advice');
const BLOCKING = Object.keys(TABLE).filter((rule) => !ADVICE.includes(rule));

describe('its table tests', () => {
  const ran = runCases(load(), CASES, { file: 'policies/cases/default.yaml' });
  const results = ran.ok ? ran.results : [];

  it('have no fault', () => {
    expect(ran.ok ? [] : ran.faults).toEqual([]);
  });

  it.each(results.map(({ name, differences }) => [name, differences] as const))(
    '%s',
    (_, differences) => {
      expect(differences).toEqual([]);
    },
  );

  const count = (found: (result: (typeof results)[number]) => boolean): number =>
    results.filter(found).length;

  it.each(ADVICE)('show %s, and approve', (rule) => {
    const shows = count(
      ({ decision: { verdict, advice = [] } }) =>
        verdict === 'approved' && advice.some((one) => one.rule === rule),
    );
    expect(shows).toBeGreaterThan(0);
  });

  it.each(BLOCKING)('fire %s, alone and beside what does not clear it', (rule) => {
    const fires = count(({ decision }) => decision.reasons.some((one) => one.rule === rule));
    expect(fires).toBeGreaterThanOrEqual(2);
  });

  it.each(BLOCKING.filter((rule) => !NOT_LISTED_AS_CLEARED.includes(rule)))('clear %s', (rule) => {
    const clears = count(({ decision }) => decision.cleared.some((one) => one.rule === rule));
    expect(clears).toBeGreaterThan(0);
  });
});

describe('docs/policy.md', () => {
  const docs = readFileSync(join(__dirname, '../../../../docs/policy.md'), 'utf8');

  it('shows bundles that load', () => {
    const examples = [...docs.matchAll(/```yaml\n(# a whole bundle\n[^`]*)```/g)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, text = ''] of examples) expect(compileBundle(text)).toMatchObject({ ok: true });
  });

  it('shows cases that pass', () => {
    const examples = [...docs.matchAll(/```yaml\n(# a whole document of cases\n[^`]*)```/g)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, text = ''] of examples) {
      const shown = runCases(load(), text);
      expect(shown).toMatchObject({ ok: true });
      expect(shown.ok && shown.results.flatMap(({ differences }) => differences)).toEqual([]);
    }
  });

  it('names every fact and its words', () => {
    for (const [variable, facts] of Object.entries(FACT_TYPES))
      for (const [fact, { values = [] }] of Object.entries<FactType>(facts)) {
        const [row = ''] = docs.match(new RegExp(`^\\| \`${variable}\\.${fact}\` .*$`, 'm')) ?? [];
        expect(row).not.toBe('');
        const isGrade = fact === 'strongest' || fact === 'sharedWithCandidate' || fact === 'grade';
        if (!isGrade) for (const value of values) expect(row).toContain(value);
      }
  });

  it('names every placeholder', () => {
    for (const name of Object.keys(PLACEHOLDERS)) expect(docs).toContain(`\`{${name}}\``);
  });

  it('names every key of the default bundle', () => {
    const bundle: unknown = parse(TEXT);
    for (const key of isRecord(bundle) ? Object.keys(bundle) : []) expect(docs).toContain(key);
  });
});
