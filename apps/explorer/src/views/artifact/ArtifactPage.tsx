import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { ApiError } from '../../api/problem';
import { nameOf, shortName } from '../../api/names';
import { idOfPath, mlBomPath } from '../../api/paths';
import { artifactQuery, riskQuery } from '../../api/queries';
import { KindBadge } from '../../ui/Badge';
import { CopyButton } from '../../ui/CopyButton';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ArtifactPage.module.css';
import { Facts } from './Facts';
import { LineageSection } from './LineageSection';
import { lineageQuery } from './queries';
import { Running } from './Running';
import { Selected } from './Selected';
import { useViewState } from './use-view-state';
import { Why } from './why/Why';

/** All about one artifact: what it is, why it may not be promoted, what it was made of and what of it. */
export function ArtifactPage() {
  const id = idOfPath(useLocation().pathname);
  // A page of its own for each: what was opened in one graph says nothing in another.
  return <ArtifactView key={id} id={id} />;
}

function ArtifactView({ id }: { id: string }) {
  const [state, change] = useViewState();
  // The largest answer, so it is asked for first, and drawn while the gate still judges.
  usePrefetchQuery(lineageQuery(id, state.direction));
  const artifact = useQuery(artifactQuery(id));
  const isModel = artifact.data?.kind === 'model';
  const risk = useQuery({ ...riskQuery(id, state.environment), enabled: isModel });
  const name = artifact.data && nameOf(artifact.data);
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Pedigree`;
  }, [name]);

  if (artifact.isPending)
    return (
      <Page title="Artifact">
        <Skeleton label="artifact" lines={6} />
      </Page>
    );
  if (artifact.isError) return <Failed id={id} error={artifact.error} retry={artifact.refetch} />;
  const { kind } = artifact.data;
  return (
    <Page
      title={nameOf(artifact.data)}
      aside={
        <div className={styles.aside}>
          <KindBadge kind={kind} />
          <CopyButton text={id}>Copy id</CopyButton>
          <a href={mlBomPath(id, state.asOf)} download={`${shortName(id)}.cdx.json`}>
            Download ML-BOM
          </a>
        </div>
      }
    >
      <p className={styles.id}>{id}</p>
      <div className={styles.columns}>
        <div className={styles.lineage}>
          <LineageSection id={id} state={state} change={change} decision={risk.data} />
        </div>
        <div className={styles.verdict}>
          {state.node !== undefined && state.node !== id && (
            <Selected id={state.node} onClose={() => change({ node: undefined })} />
          )}
          {isModel && <Why id={id} risk={risk} state={state} change={change} />}
        </div>
        <div className={styles.more}>
          <Running id={id} kind={kind} />
          <Facts artifact={artifact.data} />
        </div>
      </div>
    </Page>
  );
}

function Failed({ id, error, retry }: { id: string; error: Error; retry(): void }) {
  const unknown = error instanceof ApiError && error.code === 'not-found';
  return (
    <Page title="Artifact">
      {unknown ? (
        <Notice title="No event has told of this artifact">
          <code>{id}</code> is not in the graph. Check its spelling and its version, or search
          above.
        </Notice>
      ) : (
        <ErrorNotice error={error} retry={() => retry()} />
      )}
    </Page>
  );
}
