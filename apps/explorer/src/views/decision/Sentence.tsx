import { createContext, useContext } from 'react';
import { type Decision } from '../../api/queries';
import { ArtifactName } from './PathSteps';
import { segmentsOf } from './segments';

/** The ids that a decision's sentences may name. */
export const KnownIds = createContext<ReadonlySet<string>>(new Set());

/** Every id on the witness paths of a decision, and its model. */
export const idsIn = ({ model, reasons }: Pick<Decision, 'model' | 'reasons'>): Set<string> =>
  new Set([
    model,
    ...reasons.flatMap(({ paths }) =>
      paths.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to])),
    ),
  ]);

/** A sentence of the gate, in which each artifact is a link with a short name. */
export function Sentence({ text }: { text: string }) {
  const known = useContext(KnownIds);
  return segmentsOf(text, known).map((segment, index) =>
    segment.kind === 'id' ? <ArtifactName key={index} id={segment.id} /> : segment.text,
  );
}
