import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Decision } from '../../../api/queries';
import { VerdictBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { ErrorNotice, Notice } from '../../../ui/Notice';
import { Card } from '../../../ui/Page';
import { curlFor } from '../../../ui/reasons/curl';
import { Reasons } from '../../../ui/reasons/Reasons';
import { type Reason } from '../../../ui/reasons/words';
import { Skeleton } from '../../../ui/Skeleton';
import { promotionsOfQuery } from '../queries';
import { type ViewState } from '../view-state';
import { EnvironmentField } from './EnvironmentField';
import { RequestReview } from './RequestReview';
import { Then } from './Then';
import styles from './Why.module.css';

interface WhyProps {
  id: string;
  risk: UseQueryResult<Decision>;
  state: ViewState;
  change(changes: Partial<ViewState>): void;
}

/** What the gate would say now, why, and what can be done about it from here. */
export function Why({ id, risk, state, change }: WhyProps) {
  const { environment } = state;
  return (
    <Card title="What the gate would say now">
      <EnvironmentField
        environment={environment}
        onChange={(next) => change({ environment: next, rule: undefined })}
      />
      {risk.isPending && <Skeleton label="verdict" lines={5} />}
      {risk.isError && <ErrorNotice error={risk.error} retry={() => void risk.refetch()} />}
      {risk.data && state.asOf !== undefined && (
        <Then id={id} environment={environment} asOf={state.asOf} now={risk.data} />
      )}
      {risk.data && <Verdict id={id} decision={risk.data} state={state} change={change} />}
    </Card>
  );
}

function Verdict({ id, decision, state, change }: Omit<WhyProps, 'risk'> & { decision: Decision }) {
  const { verdict, reasons, cleared, policy, indeterminate } = decision;
  const promotions = useQuery(promotionsOfQuery(id, state.environment));
  const promotion = promotions.data?.items[0]?.promotion.id;
  return (
    <>
      <p className={styles.verdict}>
        <VerdictBadge verdict={verdict} />{' '}
        {verdict === 'approved'
          ? 'Nothing stands against it.'
          : `${reasons.length} reason${reasons.length === 1 ? '' : 's'}.`}
      </p>
      {indeterminate && (
        <Notice
          tone="warn"
          title="Not all of the ancestry could be judged, so this is no final answer."
        />
      )}
      <Reasons
        reasons={reasons}
        known={[id]}
        actions={(reason, evidence) => (
          <Actions
            id={id}
            reason={reason}
            evidence={evidence}
            promotion={promotion}
            state={state}
          />
        )}
        besidePath={(reason, path) =>
          path === reason.paths[0] && (
            <Button
              aria-pressed={state.rule === reason.rule}
              onClick={() =>
                change({
                  rule: state.rule === reason.rule ? undefined : reason.rule,
                  direction: 'upstream',
                })
              }
            >
              Light up
            </Button>
          )
        }
      />
      {cleared.length > 0 && (
        <details>
          <summary>Cleared ({cleared.length})</summary>
          <ul>
            {cleared.map(({ rule, by }) => (
              <li key={rule}>
                <code>{rule}</code> by {by.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={styles.policy}>
        By policy {policy.name} {policy.version}.
      </p>
    </>
  );
}

interface ActionsProps {
  id: string;
  reason: Reason;
  evidence: string;
  /** The newest promotion of the model to the environment. */
  promotion: string | undefined;
  state: Pick<ViewState, 'environment'>;
}

/** What can be done about a step from here. */
export function Actions({ id, reason, evidence, promotion, state }: ActionsProps) {
  const about = {
    origin: window.location.origin,
    model: id,
    reason,
    ...(promotion && { promotion }),
  };
  const curl = curlFor(evidence, about);
  if (evidence !== 'review' && curl === undefined) return null;
  return (
    <p className={styles.actions}>
      {evidence === 'review' && (
        <RequestReview
          model={id}
          rule={reason.rule}
          environment={state.environment}
          promotion={promotion}
        />
      )}
      {curl !== undefined && <CopyButton text={curl}>Copy curl</CopyButton>}
    </p>
  );
}
