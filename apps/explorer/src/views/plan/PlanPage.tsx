import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { ErrorNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { postCurl } from '../../ui/reasons/curl';
import { draftIn, searchOf } from './plan-address';
import { draftAfter, faultsOf, type PlanChange, planBody, type PlanFaults } from './plan-draft';
import { PlanForm } from './PlanForm';
import styles from './PlanPage.module.css';
import { PlanVerdict } from './PlanVerdict';
import { askAbout } from './queries';

/** Plan a run and see the verdict before training. The plan stands in the address, so it can be shared. */
export function PlanPage() {
  const [search, setSearch] = useSearchParams();
  const draft = draftIn(search);
  const [faults, setFaults] = useState<PlanFaults>({});
  const verdict = useMutation({ mutationFn: askAbout });
  const change = (made: PlanChange) => {
    setSearch(searchOf(draftAfter(draft, made)), { replace: true });
    setFaults({});
    verdict.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(draft);
    setFaults(found);
    if (Object.keys(found).length === 0) verdict.mutate(planBody(draft));
  };
  return (
    <Page title="Plan a run">
      <p className={styles.lead}>
        The gate judges the run as if it had happened. Nothing is recorded, and no GPU is paid for.
      </p>
      <form onSubmit={submit} noValidate className={styles.form}>
        <PlanForm draft={draft} faults={faults} onChange={change} />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={verdict.isPending}>
            {verdict.isPending ? 'Asking the gate …' : 'See the verdict'}
          </Button>
          <CopyButton
            text={postCurl(
              `${window.location.origin}/api/v1/plans`,
              'application/json',
              planBody(draft),
            )}
          >
            Copy curl
          </CopyButton>
        </div>
      </form>
      {verdict.isError && <ErrorNotice error={verdict.error} />}
      {verdict.isSuccess && (
        <PlanVerdict
          answer={verdict.data}
          onTeacher={(model) => change({ kind: 'add-teacher', model })}
        />
      )}
    </Page>
  );
}
