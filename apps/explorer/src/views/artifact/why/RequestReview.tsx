import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Field } from '../../../ui/Field';
import { ErrorNotice } from '../../../ui/Notice';

interface RequestReviewProps {
  model: string;
  rule: string;
  environment: string;
  /** To review; without one, the gate is asked first, since a review is about a promotion. */
  promotion: string | undefined;
}

interface Asked {
  requestedBy: string;
  reason: string;
}

/** Asks somebody to review, which puts it into the review queue. */
export function RequestReview(props: RequestReviewProps) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: (asked: Asked) => requestReview(props, asked),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    ask.mutate({ requestedBy: text('requestedBy'), reason: text('reason') });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Request review</Button>
      <span role="status">{ask.isSuccess && 'It waits in the review queue.'}</span>
      {open && (
        <Dialog title="Request a review" onClose={() => setOpen(false)}>
          <form onSubmit={submit}>
            {props.promotion === undefined && (
              <p>
                A review is about a promotion, and none to {props.environment} was asked for yet.
                This asks the gate first.
              </p>
            )}
            <Field label="Who asks">
              <input name="requestedBy" required maxLength={1024} autoComplete="email" />
            </Field>
            <Field label="What the reviewer should know">
              <textarea name="reason" rows={3} maxLength={8192} />
            </Field>
            {ask.isError && <ErrorNotice error={ask.error} />}
            <Dialog.Actions>
              <Button type="submit" variant="primary" disabled={ask.isPending}>
                Request
              </Button>
            </Dialog.Actions>
          </form>
        </Dialog>
      )}
    </>
  );
}

async function requestReview(
  { model, rule, environment, promotion }: RequestReviewProps,
  { requestedBy, reason }: Asked,
): Promise<void> {
  const id = promotion ?? (await promotionOf({ model, environment, requestedBy }));
  const body = {
    decision: 'request' as const,
    ...{ requestedBy, rules: [rule] },
    ...(reason !== '' && { reason }),
  };
  const params = { path: { id } };
  await answerOf(api.POST('/api/v1/promotions/{id}/reviews', { params, body }));
}

/** Seconds to wait for the decision: there is nothing to review before. */
const WAIT_SECONDS = 30;

async function promotionOf(body: {
  model: string;
  environment: string;
  requestedBy: string;
}): Promise<string> {
  const params = { query: { wait: WAIT_SECONDS } };
  const answer = await answerOf(api.POST('/api/v1/promotions', { params, body }));
  const id = typeof answer === 'string' ? undefined : answer.promotion?.id;
  if (id === undefined) throw new Error('The gate did not say which promotion it made.');
  return id;
}
