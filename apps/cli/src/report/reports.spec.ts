import Ajv from 'ajv/dist/2020';
import { blocked, indeterminate } from '../testing/decisions';
import { junitOf } from './junit';
import { type GateOutcome } from './outcome';
import { sarifOf } from './sarif';

const text = { type: 'object', required: ['text'], properties: { text: { minLength: 1 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    physicalLocation: {
      required: ['artifactLocation', 'region'],
      properties: {
        // Code scanning takes paths of the repository.
        artifactLocation: { required: ['uri'], properties: { uri: { pattern: '^[^:]+$' } } },
        region: { required: ['startLine'], properties: { startLine: { minimum: 1 } } },
      },
    },
    message: text,
  },
};
const flow = {
  required: ['threadFlows'],
  properties: {
    threadFlows: {
      minItems: 1,
      items: { properties: { locations: { minItems: 1, items: { properties: { location } } } } },
    },
  },
};

/** What of SARIF 2.1.0 code scanning relies on. */
const SARIF = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    runs: {
      minItems: 1,
      items: {
        required: ['tool', 'results', 'invocations'],
        properties: {
          tool: {
            required: ['driver'],
            properties: {
              driver: {
                required: ['name', 'rules'],
                properties: {
                  rules: {
                    uniqueItems: true,
                    items: {
                      required: ['id', 'shortDescription', 'properties'],
                      properties: {
                        shortDescription: text,
                        properties: {
                          required: ['security-severity'],
                          properties: { 'security-severity': { pattern: '^\\d+\\.\\d$' } },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
          invocations: { items: { required: ['executionSuccessful'] } },
          results: {
            items: {
              required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
              properties: {
                level,
                message: text,
                locations: { minItems: 1, items: location },
                codeFlows: { items: flow },
                partialFingerprints: { additionalProperties: { minLength: 1 } },
              },
            },
          },
        },
      },
    },
  },
};

const isSarif = new Ajv({ strict: false }).compile(SARIF);
const TOOL = { version: '1.0.0', location: 'deploy/model.yaml' };
const about = { model: 'pkg:generic/acme/support@1', environment: 'production' };
const decided = (decision = blocked): GateOutcome => ({
  ...about,
  kind: 'decided',
  decision,
  page: 'http://gate/promotions/p',
});
const undecided: GateOutcome = { ...about, kind: 'undecided', message: 'no <answer> & "more"' };

interface Log {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      message: { text: string };
      partialFingerprints: object;
    }[];
  }[];
}
const logOf = (outcome: GateOutcome): Log => sarifOf(outcome, TOOL) as Log;

describe('SARIF', () => {
  it.each([
    ['a block', decided()],
    ['an indeterminate answer', decided(indeterminate)],
    ['no answer', undecided],
  ])('has what code scanning relies on, for %s', (_, outcome) => {
    isSarif(sarifOf(outcome, TOOL));
    expect(isSarif.errors).toBeNull();
  });

  it('has a result per reason, which points to its rule and says what would clear it', () => {
    const [run] = logOf(decided()).runs;
    expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(
      blocked.reasons.map(({ rule }) => rule),
    );
    for (const { ruleId, ruleIndex, message } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).toContain('http://gate/promotions/p');
    }
    expect(run?.results[0]?.message.text).toContain('To clear it: ');
  });

  it('gives the same finding the same fingerprint, and another model another', () => {
    const print = (outcome: GateOutcome) => logOf(outcome).runs[0]?.results[0]?.partialFingerprints;
    expect(print(decided())).toEqual(print(decided()));
    expect(print({ ...decided(), model: 'other' })).not.toEqual(print(decided()));
  });

  it('is refused by the structure above where a result has no place', () => {
    const log = JSON.parse(JSON.stringify(logOf(decided()))) as {
      runs: { results: { locations?: object }[] }[];
    };
    delete log.runs[0]?.results[0]?.locations;
    expect(isSarif(log)).toBe(false);
  });
});

describe('JUnit', () => {
  it('has a failed test per reason', () => {
    const xml = junitOf(decided());
    for (const { rule, severity } of blocked.reasons) {
      expect(xml).toContain(`name="${rule}"`);
      expect(xml).toContain(`type="${severity}"`);
    }
    expect(xml).toContain('To clear it: ');
  });

  it('has a passed test for what evidence cleared', () => {
    const cleared = [{ rule: 'relay', by: ['review'] }];
    const xml = junitOf(decided({ ...blocked, reasons: [], cleared }));
    expect(xml).toMatch(/failures="0"[\s\S]*name="relay"[\s\S]*cleared by review/);
  });

  it('has an error, escaped, where there is no decision', () => {
    expect(junitOf(undecided)).toContain('message="no &lt;answer> &amp; &quot;more&quot;"');
  });
});
