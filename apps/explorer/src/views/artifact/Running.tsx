import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { shortName } from '../../api/names';
import { artifactPath } from '../../api/paths';
import { type ArtifactKind } from '../../api/queries';
import { ErrorNotice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ArtifactPage.module.css';
import { runningQuery } from './queries';

/** The blast radius: what runs somewhere now and came of an artifact, or is it. */
export function Running({ id, kind }: { id: string; kind: ArtifactKind }) {
  const running = useQuery(runningQuery(id));
  const title =
    kind === 'dataset' ? 'Deployed models that learned from it' : 'Deployed, with what came of it';
  return (
    <Card title={title}>
      {running.isPending && <Skeleton label="deployments" lines={2} />}
      {running.isError && (
        <ErrorNotice error={running.error} retry={() => void running.refetch()} />
      )}
      {running.data && running.data.deployments.length === 0 && (
        <p>None that Pedigree was told of.</p>
      )}
      {running.data && (
        <ul className={styles.list}>
          {running.data.deployments.map(({ id: deployment, environment, model }) => (
            <li key={`${deployment} ${environment} ${model}`}>
              <Link to={artifactPath(model)}>{shortName(model)}</Link> runs as {deployment} in{' '}
              {environment}
            </li>
          ))}
        </ul>
      )}
      {running.data?.truncated && <p>There are more: not all that came of it was looked at.</p>}
    </Card>
  );
}
