import { canonicalJson } from '@pedigree/events';
import { createHash } from 'node:crypto';
import { openLineageKind } from './parse';
import { type OpenLineageEvent } from './schema';

interface Named {
  namespace: string;
  name: string;
}

/**
 * The Kafka key that the Python client gives: `run:`, `job:` or `dataset:` with `<namespace>/<name>`.
 * A run with a parent is keyed by the root of the chain, so that the chain keeps its order.
 */
export function openLineageKey(event: OpenLineageEvent): string {
  const { run, job, dataset } = event;
  const parent = run?.facets?.parent;
  const root = [parent?.root?.job, parent?.job].find((named) => named?.namespace && named.name);
  const [prefix, named] = {
    RunEvent: ['run', root ?? job],
    JobEvent: ['job', job],
    DatasetEvent: ['dataset', dataset],
  }[openLineageKind(event)] as [string, Named | undefined];
  return `${prefix}:${named?.namespace ?? ''}/${named?.name ?? ''}`;
}

/**
 * What identifies an OpenLineage event, which has no id of its own: the hash of its canonical JSON.
 * The same event sent twice is one, however its fields were ordered or spaced.
 */
export const openLineageIdentity = (event: OpenLineageEvent): string =>
  `openlineage:${createHash('sha256').update(canonicalJson(event)).digest('hex')}`;
