import { createHash } from 'node:crypto';
import { type Reason, type Severity, type WitnessPath } from '@pedigree/events';
import { said } from '../text/decision';
import { chainOf } from '../text/paths';
import { waysOf } from './junit';
import { type GateOutcome } from './outcome';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVEL = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  advice: 'note',
} as const;
/** What GitHub sorts alerts by: 9 and above is critical, 7 high, 4 medium. */
const SCORE: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
  advice: '1.0',
};

interface Tool {
  version: string;
  /** File of the repository at which results are shown: code scanning takes none without. */
  location: string;
}

/**
 * A gate as a SARIF 2.1.0 log: a result per rule that objects, with its witness paths as code flows;
 * a notification of an execution that failed where there is no decision.
 */
export function sarifOf(outcome: GateOutcome, tool: Tool): object {
  const reasons = outcome.kind === 'decided' ? outcome.decision.reasons : [];
  const driver = {
    name: 'Pedigree',
    semanticVersion: tool.version,
    rules: reasons.map(ruleOf),
  };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        invocations: [invocationOf(outcome)],
        results: reasons.map((reason, index) => resultOf(reason, index, outcome, tool)),
      },
    ],
  };
}

const invocationOf = (outcome: GateOutcome): object =>
  outcome.kind === 'decided'
    ? { executionSuccessful: !outcome.decision.indeterminate }
    : {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: outcome.message } }],
      };

const ruleOf = ({ rule, severity, controls }: Reason): object => ({
  id: rule,
  shortDescription: { text: rule.replaceAll('-', ' ') },
  defaultConfiguration: { level: LEVEL[severity] },
  properties: { tags: ['security', ...controls], 'security-severity': SCORE[severity] },
});

function resultOf(reason: Reason, ruleIndex: number, outcome: GateOutcome, tool: Tool): object {
  const { model, environment } = outcome;
  const paths = reason.paths.map((path) => `Path (initialization ${path.grade}): ${chainOf(path)}`);
  const page = outcome.kind === 'decided' ? [outcome.page] : [];
  const text = [
    `${model} for ${environment}: ${said(reason)}`,
    ...paths,
    ...waysOf(reason),
    ...page,
  ];
  return {
    ruleId: reason.rule,
    ruleIndex,
    level: LEVEL[reason.severity],
    message: { text: text.join('\n') },
    locations: [placeOf(tool, model)],
    partialFingerprints: { 'pedigree/v1': fingerprint(reason.rule, model, environment) },
    codeFlows: reason.paths.filter(({ hops }) => hops.length > 0).map((path) => flowOf(path, tool)),
  };
}

const placeOf = ({ location }: Tool, name: string, text?: string): object => ({
  physicalLocation: { artifactLocation: { uri: location }, region: { startLine: 1 } },
  logicalLocations: [{ fullyQualifiedName: name, kind: 'module' }],
  ...(text !== undefined && { message: { text } }),
});

const flowOf = ({ hops }: WitnessPath, tool: Tool): object => ({
  threadFlows: [
    {
      locations: hops.map(({ edge, from, to }) => ({
        location: placeOf(tool, from, `${from} ${edge} ${to}`),
      })),
    },
  ],
});

/** The same finding in the next run is the same alert. */
const fingerprint = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
