import { type Decision } from '../../api/queries';
import { ArtifactName } from './ArtifactName';
import styles from './Asides.module.css';

type Assurance = NonNullable<Decision['assurances']>[number];

/** Every fact in a model's favour that counted: of what, how firmly it is said, and by whom. */
export function Assurances({ assurances }: { assurances: readonly Assurance[] }) {
  if (assurances.length === 0) return null;
  return (
    <details className={styles.aside}>
      <summary>What counts in its favour ({assurances.length})</summary>
      <ul>
        {assurances.map(({ fact, about, level, by, event }) => (
          <li key={`${fact} ${about} ${event}`}>
            {fact} of <ArtifactName id={about} />: {level} by {by ?? 'somebody unknown'}{' '}
            <span className={styles.muted}>in {event}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
