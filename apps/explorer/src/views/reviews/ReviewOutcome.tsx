import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { promotionPath } from '../../api/paths';
import { type Decision, riskQuery } from '../../api/queries';
import { VerdictBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { titleOf } from '../../ui/reasons/words';
import styles from './ReviewOutcome.module.css';
import { askAgain, type QueuedReview, type ReviewTaken } from './queries';

interface ReviewOutcomeProps {
  item: QueuedReview;
  taken: ReviewTaken;
  onClose(): void;
}

/**
 * What comes of a review. The gate is asked what it would say now; the promotion itself is asked for
 * again only when the reviewer says so, since an approval may set a deployment off.
 */
export function ReviewOutcome({ item, taken, onClose }: ReviewOutcomeProps) {
  const now = useQuery({ ...riskQuery(item.model, item.environment), staleTime: 0 });
  const again = useMutation({ mutationFn: () => askAgain(item) });
  return (
    <div className={styles.outcome}>
      <Notice tone="ok" title="Recorded">
        {taken.next}
      </Notice>
      <h3>What the gate would say now</h3>
      {now.isPending || now.isFetching ? <Skeleton label="the gate’s answer" /> : null}
      {now.isError && <ErrorNotice error={now.error} retry={() => void now.refetch()} />}
      {now.isSuccess && !now.isFetching && <Verdict decision={now.data} />}
      {again.isError && <ErrorNotice error={again.error} />}
      {again.isSuccess && <Asked answer={again.data} />}
      <Dialog.Actions>
        {!again.isSuccess && (
          <Button variant="primary" disabled={again.isPending} onClick={() => again.mutate()}>
            {again.isPending ? 'Asking …' : 'Ask for the promotion again'}
          </Button>
        )}
        <Button onClick={onClose}>Done</Button>
      </Dialog.Actions>
    </div>
  );
}

function Verdict({ decision: { verdict, reasons } }: { decision: Decision }) {
  return (
    <>
      <p>
        <VerdictBadge verdict={verdict} />
        {reasons.length > 0 && ' still, by these rules:'}
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ rule }) => (
            <li key={rule}>{titleOf(rule)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Asked({ answer: { id, decision } }: { answer: { id: string; decision?: Decision } }) {
  return (
    <Notice tone="info" title="Asked again">
      <VerdictBadge verdict={decision?.verdict ?? 'pending'} />{' '}
      <Link to={promotionPath(id)}>See the decision</Link>
    </Notice>
  );
}
