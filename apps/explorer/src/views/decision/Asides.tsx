import { type ReactNode } from 'react';
import { shortName } from '../../api/names';
import { type Decision } from '../../api/queries';
import { Assurances } from './Assurances';
import styles from './Asides.module.css';
import { idsIn, titleOf } from '../../ui/reasons/words';
import { WithLinks } from '../../ui/reasons/WithLinks';

/** What a decision says beside its reasons, each part left out where there is nothing. */
export function Asides({ decision }: { decision: Decision }) {
  const { conditions = [], cleared, rejected = [], contradictions = [], problems = [] } = decision;
  const ids = [...new Set([decision.model, ...decision.reasons.flatMap(idsIn)])];
  return (
    <>
      <Aside title="Why the ancestry cannot be relied on">
        {problems.map(({ problem, message }) => (
          <>
            <strong>{problem}</strong> {message}
          </>
        ))}
      </Aside>
      <Aside title="To be shown once the model is trained">
        {conditions.map((text) => (
          <WithLinks key={text} text={text} ids={ids} />
        ))}
      </Aside>
      <Aside title="Would have blocked, and is cleared">
        {cleared.map(({ rule, by }) => (
          <>
            {titleOf(rule)} <Muted>{by.length > 0 && `by ${by.join(', ')}`}</Muted>
          </>
        ))}
      </Aside>
      <Aside title="Evidence that does not count">
        {rejected.map(({ kind, about, message }) => (
          <>
            {kind} about {shortName(about)}:{' '}
            <Muted>
              <WithLinks text={message} ids={ids} />
            </Muted>
          </>
        ))}
      </Aside>
      <Aside title="Claims that contradict each other">
        {contradictions.map(({ models, counts, claims }) => (
          <>
            {models.map(shortName).join(' and ')}: {counts} counts, as the strictest of{' '}
            {claims.map(({ relation }) => relation).join(', ')}
          </>
        ))}
      </Aside>
      <Assurances assurances={decision.assurances ?? []} />
    </>
  );
}

const Muted = ({ children }: { children: ReactNode }) => (
  <span className={styles.muted}>{children}</span>
);

function Aside({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className={styles.aside}>
      <h2>{title}</h2>
      <ul>
        {children.map((each, index) => (
          <li key={index}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
