import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '../../ui/Dialog';
import { PROMOTIONS } from '../promotions/queries';
import { type QueuedReview, REVIEWS, sendReview } from './queries';
import { ReviewForm } from './ReviewForm';
import { ReviewOutcome } from './ReviewOutcome';
import { type ReviewBody } from './review-draft';

interface ReviewDialogProps {
  item: QueuedReview;
  choice: 'approve' | 'deny';
  onClose(): void;
}

/**
 * Asks for the review, sends it, and shows what comes of it. The queue is read anew only when it is
 * closed: until then the item it belongs to has to stay.
 */
export function ReviewDialog({ item, choice, onClose }: ReviewDialogProps) {
  const client = useQueryClient();
  const review = useMutation({
    mutationFn: (body: ReviewBody) => sendReview(item.promotion.id, body),
  });
  const close = () => {
    onClose();
    if (!review.isSuccess) return;
    void client.invalidateQueries({ queryKey: REVIEWS });
    void client.invalidateQueries({ queryKey: PROMOTIONS });
  };
  return (
    <Dialog title={choice === 'approve' ? 'Approve' : 'Deny'} onClose={close}>
      {review.isSuccess ? (
        <ReviewOutcome item={item} taken={review.data} onClose={close} />
      ) : (
        <ReviewForm
          item={item}
          choice={choice}
          pending={review.isPending}
          error={review.error}
          onSend={(body) => review.mutate(body)}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
