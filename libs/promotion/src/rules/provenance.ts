import { type Case, pathTo } from '../case';
import { evidenceFor, dataOf, type FlagData, saidOf } from '../evidence';
import { namesakes } from '../generators';
import { type Ancestor } from '../paths';
import { type Vertex } from '../pedigree';
import { listed, type Rule, silent } from './rule';

const artifacts = ({ transmission }: Case): Ancestor[] =>
  transmission.ancestors.filter(({ vertex }) => vertex.role === 'artifact');

const ids = (found: readonly Ancestor[]): string => listed(found.map(({ vertex }) => vertex.id));

/** The artifact under every name by which it was recorded. */
const names = (vertex: Vertex): Vertex[] => [vertex, ...namesakes(vertex)];

/** Referred to, and described by no event at all: a missing parent. */
export const missingAncestors = (of: Case): Ancestor[] =>
  artifacts(of).filter(
    ({ vertex }) =>
      names(vertex).every(({ view }) => view?.placeholder ?? true) && !of.references.has(vertex.id),
  );

function lacksLineage(vertex: Vertex, of: Case): boolean {
  const all = names(vertex);
  if (all.some(({ view }) => view?.produced)) return false;
  if (vertex.kind === 'model')
    return vertex === of.candidate || !all.some(({ view }) => view?.initialization === 'random');
  const hasOrigin = all.some(({ view }) => view?.origin !== undefined && view.origin !== 'unknown');
  const isDerived = all.some(({ recorded }) => recorded.length > 0);
  return !hasOrigin && !isDerived;
}

export const unknownProvenance: Rule = (of) => {
  const found = artifacts(of).filter(
    ({ vertex }) => lacksLineage(vertex, of) && !of.references.has(vertex.id),
  );
  const mismatch = digestMismatch(of);
  if (found.length === 0 && mismatch === undefined) return silent;
  const missing =
    found.length === 0
      ? ''
      : `No event says how ${ids(found)} came to be. To clear it: send the training.completed, finetune.completed, weights.transformed or generation.completed event that made it; for a base model trained from scratch register it with initialization "random"; for human data register it with origin "human"; or have a human review it.`;
  return {
    fired: {
      message: [mismatch, missing].filter(Boolean).join(' '),
      paths: found.map((ancestor) => () => pathTo(ancestor)),
    },
  };
};

function digestMismatch({ candidate, requestedDigest }: Case): string | undefined {
  if (requestedDigest === undefined) return undefined;
  const digests = candidate.view?.digests ?? [];
  if (digests.length === 1 && digests[0] === requestedDigest) return undefined;
  return `The request is for weights ${requestedDigest}, but the recorded lineage of ${candidate.id} is of ${listed(digests) || 'no digest at all'}. Send the event that made these weights with their digest.`;
}

/** Flags that no later clearance of the same reason takes back. */
function openFlags(vertex: Vertex): FlagData[] {
  const clearances = saidOf(vertex, 'clearance');
  return saidOf(vertex, 'flag')
    .filter(
      (flag) =>
        !clearances.some(({ id, occurredAt }) => id === flag.id && occurredAt >= flag.occurredAt),
    )
    .map((flag) => dataOf<FlagData>(flag));
}

export const suspectAncestor: Rule = (of) => {
  const flagged = artifacts(of).filter(({ vertex }) => openFlags(vertex).length > 0);
  const [diverged, suspect] = [
    flagged.filter(({ grade }) => grade === 'none'),
    flagged.filter(({ grade }) => grade !== 'none'),
  ];
  if (suspect.length === 0)
    return diverged.length === 0
      ? silent
      : { clearedBy: diverged.map(({ vertex }) => `base divergence from ${vertex.id}`) };
  const why = suspect.flatMap(({ vertex }) => openFlags(vertex).map(({ reason }) => reason));
  return {
    fired: {
      message: `${ids(suspect)} is flagged (${listed(why)}) and stands upstream of ${of.candidate.id}. Neither filtering nor an attestation clears this. To clear it: retrain so that every path from it crosses to an independent initialization, have a human review it, or withdraw the flag with model.cleared.`,
      paths: suspect.map((ancestor) => () => pathTo(ancestor)),
    },
  };
};

const isSynthetic = (vertex: Vertex): boolean =>
  names(vertex).some(
    ({ view, recorded }) =>
      view?.origin === 'synthetic' ||
      view?.origin === 'mixed' ||
      recorded.some(({ edge }) => edge.type === 'GENERATED_BY'),
  );

const isExternal = (vertex: Vertex): boolean =>
  names(vertex).some(({ view }) => view?.source === 'hub' || view?.source === 'third-party');

export const unvettedExternalCorpus: Rule = (of) => {
  const external = artifacts(of).filter(
    ({ vertex }) => vertex.kind === 'dataset' && isExternal(vertex) && isSynthetic(vertex),
  );
  const vetted = external.flatMap(({ vertex }) => evidenceFor(vertex, 'vetting'));
  const found = external.filter(({ vertex }) => evidenceFor(vertex, 'vetting').length === 0);
  if (found.length === 0)
    return vetted.length === 0 ? silent : { clearedBy: vetted.map(({ id }) => `vetting ${id}`) };
  return {
    fired: {
      message: `${ids(found)} is synthetic data from outside that nobody vetted. To clear it: review it like weights and send dataset.registered with its digest and vetting (by, at, reference).`,
      paths: found.map((ancestor) => () => pathTo(ancestor)),
    },
  };
};

/** Events about the ancestry that lie in the dead letters, and were not sent again since. */
const parkedEvents = (of: Case): string[] =>
  artifacts(of).flatMap(({ vertex }) =>
    saidOf(vertex, 'parked')
      .filter(({ id }) => !of.told.has(id))
      .map(({ id }) => `${id} about ${vertex.id}`),
  );

function parkedMessage(of: Case): string[] {
  const parked = parkedEvents(of);
  if (parked.length === 0) return [];
  return [
    `Events about it could not be taken in and lie in the dead letters: ${listed(parked)}. Correct them and send them again with the same source and id.`,
  ];
}

export const indeterminate: Rule = (of) => {
  const { cycles, problems } = of;
  const messages = [...problems.map(({ message }) => message), ...parkedMessage(of)];
  if (cycles.length > 0)
    messages.push(
      `The recorded ancestry runs in a circle through ${listed(cycles)}: give each version of an artifact an id of its own and send the corrected events.`,
    );
  if (messages.length === 0) return silent;
  return {
    fired: {
      message: `The ancestry cannot be judged. ${messages.join(' ')} Nothing is approved on what was not seen; request the promotion again when this is mended.`,
      paths: [],
    },
  };
};
