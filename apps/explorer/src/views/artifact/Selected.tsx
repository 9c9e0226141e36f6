import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { nameOf, shortName } from '../../api/names';
import { artifactPath } from '../../api/paths';
import { artifactQuery } from '../../api/queries';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ArtifactPage.module.css';
import { Facts } from './Facts';

/** What is known of the artifact that was picked in the graph. */
export function Selected({ id, onClose }: { id: string; onClose(): void }) {
  const artifact = useQuery(artifactQuery(id));
  return (
    <Card title={artifact.data ? nameOf(artifact.data) : shortName(id)}>
      <div className={styles.aside}>
        <Link to={artifactPath(id)}>Open its page</Link>
        <Button onClick={onClose}>Close</Button>
      </div>
      {artifact.isPending && <Skeleton label="artifact" />}
      {artifact.isError && <ErrorNotice error={artifact.error} />}
      {artifact.data && <Facts artifact={artifact.data} />}
    </Card>
  );
}
