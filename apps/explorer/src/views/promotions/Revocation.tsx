import { type Decision } from '../../api/queries';
import { Notice } from '../../ui/Notice';
import { Moment } from '../decision/Moment';
import styles from './Revocation.module.css';

interface RevocationProps {
  revoked: NonNullable<Decision['revoked']>;
}

/** That an approval was taken back, because of what, and what ran on it then. */
export function Revocation({ revoked }: RevocationProps) {
  const { at, because = [], deployments = [], decision } = revoked;
  return (
    <Notice tone="danger" title="The approval was taken back">
      <p>
        <Moment at={at} />
        {decision !== undefined && (
          <>
            ; it was approved <Moment at={decision.decidedAt} />
          </>
        )}
        . Ask again under a new id once the cause is mended.
      </p>
      {because.length > 0 && (
        <>
          <p>Because of {because.length === 1 ? 'this event' : 'these events'}:</p>
          <ul className={styles.list}>
            {because.map((event) => (
              <li key={event}>
                <code>{event}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {deployments.length > 0 && (
        <p>
          Ran on it then:{' '}
          {deployments.map(({ id, environment }) => `${id} in ${environment}`).join(', ')}.
        </p>
      )}
    </Notice>
  );
}
