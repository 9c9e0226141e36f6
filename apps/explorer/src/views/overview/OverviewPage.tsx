import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Charts } from './Charts';
import { DAYS, daysIn } from './days';
import { limitsInWords, type Overview } from './overview-words';
import styles from './OverviewPage.module.css';
import { overviewQuery } from './queries';
import { Tiles } from './Tiles';

/** The state of everything: how much is known, what was decided, what fires most. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams();
  const days = daysIn(search);
  const { data, error, isPending, refetch } = useQuery(overviewQuery(days));
  const picker = (
    <label className={styles.days}>
      Decisions of{' '}
      <select value={days} onChange={({ target }) => setSearch({ days: target.value })}>
        {DAYS.map((choice) => (
          <option key={choice} value={choice}>
            {choice} days
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Page title="Overview" aside={picker}>
      {isPending && <Skeleton label="the overview" lines={10} />}
      {error !== null && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data !== undefined && <Content overview={data} />}
    </Page>
  );
}

function Content({ overview }: { overview: Overview }) {
  const { models, datasets } = overview.artifacts;
  if (models + datasets === 0) return <Nothing />;
  const limits = limitsInWords(overview);
  return (
    <>
      {limits !== '' && <Notice title={limits} />}
      <Tiles overview={overview} />
      <Charts overview={overview} />
    </>
  );
}

const Nothing = () => (
  <Notice title="Nothing is recorded yet">
    Send your first event as <a href="/api/docs">the API’s documentation</a> shows, or start with{' '}
    <code>npm start -- --demo</code> to look at real public lineages.
  </Notice>
);
