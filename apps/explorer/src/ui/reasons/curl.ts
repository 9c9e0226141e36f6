import { type Reason } from './words';

/** What a remedy is about, for a command that can be run once its capitals are filled in. */
export interface RemedyOf {
  /** Where the API is, without a slash at the end. */
  origin: string;
  model: string;
  reason: Reason;
  /** The promotion to review, where one is known. */
  promotion?: string;
}

type Body = (about: RemedyOf) => object;

const event = (type: string, data: object): object => ({
  specversion: '1.0',
  id: 'AN-ID-OF-YOUR-OWN',
  source: '/YOUR/TEAM',
  type: `ai.pedigree.${type}.v1`,
  data,
});

const generatorOf = ({ reason, model }: RemedyOf): string => reason.paths[0]?.generator ?? model;

/** Events that bring a kind of evidence. What only a signature or a training run can bring has none. */
const EVENTS: Readonly<Record<string, Body>> = {
  'trait-evals': ({ model }) =>
    event('evaluation.completed', {
      evaluation: { id: 'EVALUATION-ID', suite: 'truthfulness', kind: 'trait-regression' },
      subject: { id: model, digest: 'sha256:DIGEST-OF-THE-CANDIDATE' },
      baseline: 'ID-OF-THE-MODEL-BEFORE-THE-FINE-TUNE',
      promptContexts: ['bare', 'training'],
      metrics: [{ name: 'METRIC', value: 0, baseline: 0 }],
      conclusion: 'pass',
    }),
  lineage: (about) =>
    event('model.registered', { model: { id: generatorOf(about) }, initialization: 'random' }),
  vetting: (about) =>
    event('dataset.registered', {
      dataset: { id: generatorOf(about), digest: 'sha256:DIGEST-OF-THE-CORPUS' },
      vetting: { by: 'WHO', at: 'WHEN, AS RFC 3339', reference: 'WHERE IT IS WRITTEN DOWN' },
    }),
};

/** A word for the shell, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A POST that a person can repeat; it names the token by a variable, so that no history keeps it. */
export const postCurl = (url: string, type: string, body: object): string =>
  [
    `curl --fail-with-body ${quoted(url)}`,
    `-H "authorization: Bearer $PEDIGREE_TOKEN" -H 'content-type: ${type}'`,
    `-d ${quoted(JSON.stringify(body, undefined, 2))}`,
  ].join(' \\\n  ');

/** A GET that a person can repeat: reading needs no token. */
export const getCurl = (url: string): string => `curl --fail-with-body ${quoted(url)}`;

/** The command that brings a kind of evidence, where one can be given. What is to be filled in stands in capitals. */
export function curlFor(evidence: string, about: RemedyOf): string | undefined {
  if (evidence === 'review') return reviewCurl(about);
  const body = EVENTS[evidence]?.(about);
  if (body === undefined) return undefined;
  return postCurl(`${about.origin}/api/v1/events`, 'application/cloudevents+json', body);
}

function reviewCurl({ origin, promotion, reason }: RemedyOf): string | undefined {
  if (promotion === undefined) return undefined;
  const url = `${origin}/api/v1/promotions/${encodeURIComponent(promotion)}/reviews`;
  const body = {
    decision: 'approve',
    reviewer: 'WHO REVIEWED',
    reason: 'WHY',
    rules: [reason.rule],
  };
  return postCurl(url, 'application/json', body);
}
