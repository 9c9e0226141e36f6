import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { QueueItem } from './QueueItem';
import { reviewPages } from './queries';
import styles from './ReviewsPage.module.css';

/** Blocked promotions that wait for a person, who approves or denies here. */
export function ReviewsPage() {
  const [search, setSearch] = useSearchParams();
  const environment = search.get('environment') ?? '';
  return (
    <Page title="Reviews">
      <EnvironmentFilter
        environment={environment}
        onChange={(next) => setSearch(next === '' ? {} : { environment: next })}
      />
      <Queue environment={environment} />
    </Page>
  );
}

function Queue({ environment }: { environment: string }) {
  const pages = useInfiniteQuery(reviewPages(environment));
  if (pages.isPending) return <Skeleton label="reviews" lines={8} />;
  if (pages.isError) return <ErrorNotice error={pages.error} retry={() => void pages.refetch()} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Nothing environment={environment} />;
  return (
    <>
      <ul className={styles.queue}>
        {items.map((item) => (
          <QueueItem key={item.promotion.id} item={item} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div>
          <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

interface EnvironmentFilterProps {
  environment: string;
  onChange(environment: string): void;
}

function EnvironmentFilter({ environment, onChange }: EnvironmentFilterProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('environment');
    onChange(typeof value === 'string' ? value.trim() : '');
  };
  return (
    <form className={styles.filter} onSubmit={submit} key={environment} role="search">
      <Field label="Environment">
        <input name="environment" placeholder="any" defaultValue={environment} />
      </Field>
      <Button type="submit">Filter</Button>
    </form>
  );
}

function Nothing({ environment }: { environment: string }) {
  const where = environment === '' ? '' : ` in ${environment}`;
  return (
    <Notice title={`Nothing waits for a review${where}`} tone="ok">
      A blocked promotion comes here when a review would help to clear it, or when somebody asks for
      one. What was decided is under <Link to="/promotions">promotions</Link>.
    </Notice>
  );
}
