import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../../ui/Button';
import { ErrorNotice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Moment } from '../decision/Moment';
import { trailPages } from './queries';
import styles from './Trail.module.css';
import { trailInWords } from './trail-words';

/** Everything that ever happened to a promotion, oldest first. */
export function Trail({ id }: { id: string }) {
  const pages = useInfiniteQuery(trailPages(id));
  if (pages.isPending) return <Skeleton label="the trail" />;
  if (pages.isError) return <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />;
  const steps = pages.data.pages.flatMap((page) => page.items);
  return (
    <Card title="What happened">
      <ol className={styles.trail}>
        {steps.map((step) => (
          <li key={step.eventId}>
            {trailInWords(step)}
            <span className={styles.when}>
              <Moment at={step.occurredAt} />
            </span>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show later steps
        </Button>
      )}
    </Card>
  );
}
