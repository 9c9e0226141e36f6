import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { isOnlyMentioned, nameOf } from '../../api/names';
import { artifactPath } from '../../api/paths';
import { type ArtifactItem, type ArtifactKind } from '../../api/queries';
import { KindBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import rows from '../../ui/Rows.module.css';
import { Skeleton } from '../../ui/Skeleton';
import styles from './ArtifactsPage.module.css';
import { artifactPages } from './queries';

const KINDS: readonly (ArtifactKind | undefined)[] = [undefined, 'model', 'dataset'];
const LABELS = { model: 'Models', dataset: 'Datasets' } as const;

/** Everything in the graph that matches; search and kind stand in the address. */
export function ArtifactsPage() {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const kind = KINDS.find((each) => each === params.get('kind'));
  const choose = (next: ArtifactKind | undefined) =>
    setParams({ ...(search && { search }), ...(next && { kind: next }) });
  return (
    <Page title={search === '' ? 'Artifacts' : `Artifacts that match “${search}”`}>
      <div className={styles.filters} role="group" aria-label="Kind">
        {KINDS.map((each) => (
          <Button key={each ?? 'all'} aria-pressed={each === kind} onClick={() => choose(each)}>
            {each === undefined ? 'All' : LABELS[each]}
          </Button>
        ))}
      </div>
      <Matches search={search} {...(kind && { kind })} />
    </Page>
  );
}

function Matches({ search, kind }: { search: string; kind?: ArtifactKind }) {
  const pages = useInfiniteQuery(artifactPages(search, kind));
  if (pages.isPending) return <Skeleton label="artifacts" lines={8} />;
  if (pages.isError) return <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing search={search} />;
  return (
    <>
      <ul className={rows.list}>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ item }: { item: ArtifactItem }) {
  const { id, kind } = item;
  return (
    <li className={`${rows.row} ${styles.row}`}>
      <KindBadge kind={kind} />
      <Link to={artifactPath(id)}>{nameOf(item)}</Link>
      <span className={styles.id}>
        {id}
        {isOnlyMentioned(item) && ' · only mentioned, not described yet'}
      </span>
    </li>
  );
}

function Nothing({ search }: { search: string }) {
  if (search !== '')
    return <Notice title="Nothing matches">Try a shorter part of the id or of the name.</Notice>;
  return (
    <Notice title="Nothing is recorded yet">
      Send your first event as <a href="/api/docs">the API’s documentation</a> shows, or start with{' '}
      <code>npm start -- --demo</code> to look at real public lineages.
    </Notice>
  );
}
