import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Decision, riskQuery } from '../../../api/queries';
import { VerdictBadge } from '../../../ui/Badge';
import { ErrorNotice } from '../../../ui/Notice';
import { Skeleton } from '../../../ui/Skeleton';
import { changesInWords } from './then';
import styles from './Why.module.css';

interface ThenProps {
  id: string;
  environment: string;
  asOf: string;
  now: Decision;
}

/** What the gate would have said at the moment that the slider shows, and what came since. */
export function Then({ id, environment, asOf, now }: ThenProps) {
  const then = useQuery({
    ...riskQuery(id, environment, asOf),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.then} aria-label="What the gate would have said then">
      {then.isPending && <Skeleton label="verdict of then" />}
      {then.isError && <ErrorNotice error={then.error} retry={() => void then.refetch()} />}
      {then.data && (
        <>
          <p className={styles.verdict}>
            At that moment: <VerdictBadge verdict={then.data.verdict} />
          </p>
          <p>{changesInWords(then.data, now).join(' ')}</p>
        </>
      )}
    </section>
  );
}
