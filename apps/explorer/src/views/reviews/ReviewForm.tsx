import { type FormEvent, useState } from 'react';
import { shortName } from '../../api/names';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FaultyField } from '../decision/FaultyField';
import { ErrorNotice } from '../../ui/Notice';
import { type QueuedReview } from './queries';
import {
  faultsOf,
  type ReviewBody,
  reviewBody,
  type ReviewDraft,
  type ReviewFaults,
} from './review-draft';
import { RuleChoices } from './RuleChoices';

interface ReviewFormProps {
  item: QueuedReview;
  choice: 'approve' | 'deny';
  pending: boolean;
  error: Error | null;
  onSend(body: ReviewBody): void;
  onCancel(): void;
}

/** Who reviews, why, and which rules they speak of. */
export function ReviewForm({ item, choice, pending, error, onSend, onCancel }: ReviewFormProps) {
  const rules = item.needed.map(({ rule }) => rule);
  const [draft, setDraft] = useState<ReviewDraft>({
    decision: choice,
    reviewer: '',
    reason: '',
    rules,
  });
  const [faults, setFaults] = useState<ReviewFaults>({});
  const change = (changes: Partial<ReviewDraft>) => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(draft, item);
    setFaults(found);
    if (Object.keys(found).length === 0) onSend(reviewBody(draft));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{WORDS[choice](shortName(item.model), item.environment)}</p>
      <FaultyField
        label="Reviewer"
        fault={faults.reviewer}
        hint="Your address, as your organization knows you"
      >
        <input
          value={draft.reviewer}
          autoComplete="email"
          onChange={({ target }) => change({ reviewer: target.value })}
        />
      </FaultyField>
      <FaultyField label="Reason" fault={faults.reason}>
        <textarea
          rows={3}
          maxLength={8192}
          value={draft.reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
      </FaultyField>
      {choice === 'approve' && (
        <RuleChoices
          rules={rules}
          chosen={draft.rules}
          fault={faults.rules}
          onChange={(chosen) => change({ rules: chosen })}
        />
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Dialog.Actions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          variant={choice === 'approve' ? 'primary' : 'danger'}
          disabled={pending}
        >
          {pending ? 'Sending …' : SUBMIT[choice]}
        </Button>
      </Dialog.Actions>
    </form>
  );
}

const SUBMIT = { approve: 'Send the approval', deny: 'Send the denial' } as const;

const WORDS = {
  approve: (model: string, environment: string) =>
    `You say that ${model} may go to ${environment} in spite of these rules. It holds for 90 days.`,
  deny: (model: string, environment: string) =>
    `You say that ${model} must not go to ${environment}. Approvals that stand are taken back. It holds for 90 days, or until you approve.`,
} as const;
