import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { idOfPath } from '../../api/paths';
import { type Decision } from '../../api/queries';
import { VerdictBadge } from '../../ui/Badge';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Running } from '../artifact/Running';
import { Actions } from '../artifact/why/Why';
import { Asides } from '../decision/Asides';
import { DecisionFacts } from '../decision/DecisionFacts';
import { ArtifactName } from '../decision/ArtifactName';
import { Reasons } from '../../ui/reasons/Reasons';
import { CopyActions } from './CopyActions';
import styles from './PromotionPage.module.css';
import { isDecided, promotionQuery } from './queries';
import { Revocation } from './Revocation';
import { Signature } from './Signature';
import { Trail } from './Trail';

/** One promotion: what the gate said of it, why, what would clear it, and what happened since. */
export function PromotionPage() {
  const id = idOfPath(useLocation().pathname);
  const { data, error, isPending, refetch } = useQuery(promotionQuery(id));
  if (isPending)
    return (
      <Page title="Promotion">
        <Skeleton label="the decision" lines={8} />
      </Page>
    );
  if (error)
    return (
      <Page title="Promotion">
        <ErrorNotice error={error} retry={() => void refetch()} />
        <Link to="/promotions">All promotions</Link>
      </Page>
    );
  return isDecided(data) ? <Decided id={id} decision={data} /> : <Undecided id={id} />;
}

function Undecided({ id }: { id: string }) {
  return (
    <Page title="Promotion" aside={<VerdictBadge verdict="pending" />}>
      <Notice tone="info" title="Not decided yet">
        The gate waits until the graph has everything that was known when it was asked. This page
        looks again by itself.
      </Notice>
      <Trail id={id} />
    </Page>
  );
}

function Decided({ id, decision }: { id: string; decision: Decision }) {
  const { model, environment, verdict, revoked } = decision;
  const title = (
    <>
      <ArtifactName id={model} /> for {environment}
    </>
  );
  return (
    <Page
      title={title}
      aside={<VerdictBadge verdict={revoked === undefined ? verdict : 'revoked'} />}
    >
      <CopyActions id={id} />
      {decision.indeterminate && (
        <Notice tone="warn" title="The ancestry could not be relied on, so the gate blocked">
          Mend what is listed below and ask again.
        </Notice>
      )}
      {revoked !== undefined && <Revocation revoked={revoked} />}
      <Why id={id} decision={decision} />
      <Asides decision={decision} />
      <Running id={model} kind="model" />
      <div className={styles.columns}>
        <Trail id={id} />
        <DecisionFacts decision={decision}>
          <Signature decision={decision} />
        </DecisionFacts>
      </div>
    </Page>
  );
}

function Why({ id, decision }: { id: string; decision: Decision }) {
  const { model, reasons, verdict, revoked } = decision;
  if (reasons.length === 0) return <Notice tone="ok" title="No rule objects." />;
  const title =
    revoked === undefined && verdict === 'approved' ? 'What was seen' : 'Why it is blocked';
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <Reasons
        reasons={reasons}
        actions={(reason, evidence) => (
          <Actions id={model} promotion={id} reason={reason} evidence={evidence} state={decision} />
        )}
      />
    </section>
  );
}
