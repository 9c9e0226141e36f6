import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { promotionPath } from '../../api/paths';
import { VerdictBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import rows from '../../ui/Rows.module.css';
import { Skeleton } from '../../ui/Skeleton';
import { Moment } from '../decision/Moment';
import { ArtifactName } from '../decision/ArtifactName';
import { FilterBar } from './FilterBar';
import { filtersIn, isFiltered, type PromotionFilters, searchOf } from './filters';
import { LiveFeed } from './LiveFeed';
import styles from './PromotionsPage.module.css';
import { promotionPages, PROMOTIONS, type PromotionSummary } from './queries';

/** The history of promotions; the filters stand in the address. Decisions come in live above it. */
export function PromotionsPage() {
  const [search, setSearch] = useSearchParams();
  const filters = filtersIn(search);
  const client = useQueryClient();
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: PROMOTIONS }),
    [client],
  );
  return (
    <Page title="Promotions" aside={<Button onClick={refresh}>Refresh</Button>}>
      <LiveFeed onBack={refresh} />
      <FilterBar filters={filters} onChange={(next) => setSearch(searchOf(next))} />
      <History filters={filters} />
    </Page>
  );
}

function History({ filters }: { filters: PromotionFilters }) {
  const pages = useInfiniteQuery(promotionPages(filters));
  if (pages.isPending) return <Skeleton label="promotions" lines={8} />;
  if (pages.isError) return <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing filtered={isFiltered(filters)} />;
  return (
    <section aria-label="History">
      <ul className={rows.list}>
        {items.map((item) => (
          <Row key={item.promotion.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          className={styles.more}
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </section>
  );
}

function Row({ item }: { item: PromotionSummary }) {
  const { promotion, model, environment, status, requestedBy, requestedAt, decidedAt } = item;
  const at = item.revokedAt ?? decidedAt ?? requestedAt;
  return (
    <li className={`${rows.row} ${styles.row}`}>
      <VerdictBadge verdict={status} />
      <span className={styles.what}>
        <ArtifactName id={model} /> for <strong>{environment}</strong>
      </span>
      <Link to={promotionPath(promotion.id)} className={styles.why}>
        {status === 'approved' ? 'Decision' : 'Why'}
        <span className="visually-hidden"> of {promotion.id}</span>
      </Link>
      <span className={styles.when}>
        {at !== undefined && <Moment at={at} />}
        {requestedBy !== undefined && ` · asked by ${requestedBy}`}
      </span>
    </li>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <Notice title="No promotion matches">Give the whole id of the model, or show all.</Notice>
    );
  return (
    <Notice title="Nothing was asked to be promoted yet">
      Ask from your CI with <code>POST /api/v1/promotions</code>, as{' '}
      <a href="/api/docs">the API’s documentation</a> shows, or see what the gate would say of a run
      before it starts: <Link to="/plan">plan one</Link>.
    </Notice>
  );
}
