import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Moment } from '../decision/Moment';
import { ArtifactName } from '../decision/ArtifactName';
import styles from './BlastRadius.module.css';
import { blastRadiusQuery } from './queries';

/** What came of a model and runs somewhere now, the model itself included. */
export function BlastRadius({ model }: { model: string }) {
  const { data, error, isPending, refetch } = useQuery(blastRadiusQuery(model));
  if (isPending) return <Skeleton label="what runs on it" />;
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  const running = 'deployments' in data ? data.deployments : [];
  return (
    <Card title="Runs now, and came of this model">
      {running.length === 0 && <p>Nothing is known to run on this model or on what came of it.</p>}
      <ul className={styles.list}>
        {running.map(({ id, environment, since, model: deployed }) => (
          <li key={`${id} ${deployed}`}>
            <strong>{id}</strong> in {environment}: <ArtifactName id={deployed} />
            {deployed !== model && ', which came of it'}{' '}
            <span className={styles.since}>
              since <Moment at={since} />
            </span>
          </li>
        ))}
      </ul>
      {data.truncated && <p>There is more downstream than was looked at; more of it may run.</p>}
    </Card>
  );
}
