import { type Decision } from '../../api/queries';
import styles from './Remedies.module.css';
import { evidenceTitle } from './rule-words';
import { Sentence } from './Sentence';

type Reason = Decision['reasons'][number];
type Way = NonNullable<Reason['remedies']>[number];

/** What clears a reason: any of its ways, each by all of its steps. */
export function Remedies({ reason: { remedies, clearedBy } }: { reason: Reason }) {
  if (remedies === undefined)
    return clearedBy.length === 0 ? null : (
      <p>Cleared by {clearedBy.map(evidenceTitle).join(', ')}.</p>
    );
  if (remedies.length === 0) return null;
  return (
    <section className={styles.remedies}>
      <h4>{remedies.length === 1 ? 'What clears it' : 'What clears it: one of these'}</h4>
      {remedies.map((way, index) => (
        <Steps key={index} way={way} />
      ))}
    </section>
  );
}

function Steps({ way: { steps } }: { way: Way }) {
  return (
    <ul className={styles.way}>
      {steps.map(({ evidence, done, text }) => (
        <li key={`${evidence} ${text}`}>
          <span aria-hidden="true">{done ? '☑' : '☐'}</span>
          <span>
            <strong>{evidenceTitle(evidence)}</strong>{' '}
            <span className="visually-hidden">{done ? 'done' : 'to do'}</span>
            <span className={styles.text}>
              <Sentence text={text} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
