import { type Declaration, type DeclaredLink } from './declaration';

/** Ends of the ids that stand for what a document does not name; the artifact's own id goes before. */
const DATA = '#undisclosed-training-data';
const SOURCES = '#undisclosed-sources';
const BASE = '#undisclosed-base';

/** Methods by which weights change for data. The others make weights of weights alone. */
export const TRAINING_METHODS: ReadonlySet<string> = new Set([
  'finetune',
  'adapter',
  'rl',
  'continued-pretraining',
]);

/**
 * What has to be added to the links of a document so that silence is not read as "nothing else": a model
 * that was trained further learned from something, and an incomplete list lacks something. The gate knows no
 * lineage of what stands for it, and blocks until somebody says what it is.
 */
export function undisclosedOf(declared: Declaration): DeclaredLink[] {
  const { id, kind, links, completeness } = declared;
  const upstream = links.filter(({ type }) => type !== 'SHARES_INITIALIZATION');
  if (upstream.length === 0) return [];
  if (kind === 'model') return [...baseOf(declared, upstream), ...dataOf(declared, upstream)];
  return completeness === 'incomplete'
    ? [{ type: 'DERIVED_FROM', to: `${id}${SOURCES}`, properties: { operation: 'mix' } }]
    : [];
}

/** Without a base a model was trained from random weights, which is for the document to say. */
const baseOf = (
  { id, initialization }: Declaration,
  upstream: readonly DeclaredLink[],
): DeclaredLink[] =>
  initialization === 'random' || upstream.some(({ type }) => type === 'INITIALIZED_FROM')
    ? []
    : [{ type: 'INITIALIZED_FROM', to: `${id}${BASE}`, properties: { method: 'finetune' } }];

const dataOf = (
  { id, completeness }: Declaration,
  upstream: readonly DeclaredLink[],
): DeclaredLink[] =>
  completeness === 'incomplete' ||
  (completeness === undefined && upstream.some(isTraining) && !upstream.some(isLesson))
    ? [{ type: 'TRAINED_ON', to: `${id}${DATA}`, properties: { stage: 'sft' } }]
    : [];

const isTraining = ({ type, properties }: DeclaredLink): boolean =>
  type === 'INITIALIZED_FROM' && TRAINING_METHODS.has(properties.method ?? '');

const isLesson = ({ type }: DeclaredLink): boolean => type === 'TRAINED_ON' || type === 'TAUGHT_BY';
