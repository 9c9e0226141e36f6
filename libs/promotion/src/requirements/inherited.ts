import { type Case } from '../case';
import { type Dossier } from '../dossiers';
import { type TraitEvaluation } from '../trait-evals';

/**
 * What speaks for the candidate, and for what it was merely converted from: the same weights. What is known of
 * weights before they were quantized counts once the quantized ones were evaluated themselves.
 *
 * @param reach how far back. Default: as far as counts
 */
export function pooled<T>(
  of: Case,
  read: (dossier: Dossier) => readonly T[],
  reach: 'converted' | 'all' = 'all',
): T[] {
  const { converted, quantized } = of.forms;
  const forms =
    reach === 'all' && isQuantizationShown(of) ? [...converted, ...quantized] : [...converted];
  return forms.flatMap((model) => [...read(of.dossiers.of(model))]);
}

/** In every suite that the weights were evaluated in before. */
function isQuantizationShown(of: Case): boolean {
  const { candidate, dossiers, baselines, forms } = of;
  if (forms.quantized.size === 0) return false;
  const suitesOf = (evaluations: readonly TraitEvaluation[]) =>
    evaluations.map(({ suite }) => suite);
  const own = pooled(of, ({ evaluations }) => evaluations, 'converted');
  const before = [...forms.quantized].flatMap((model) => suitesOf(dossiers.of(model).evaluations));
  const shown = new Set(
    suitesOf(
      own.filter(
        ({ baseline }) => baselines.fault(baseline, { students: [candidate] }) === undefined,
      ),
    ),
  );
  return before.length > 0 && before.every((suite) => shown.has(suite));
}
