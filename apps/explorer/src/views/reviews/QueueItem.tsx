import { useState } from 'react';
import { Link } from 'react-router';
import { shortName } from '../../api/names';
import { promotionPath } from '../../api/paths';
import { Button } from '../../ui/Button';
import { Moment } from '../decision/Moment';
import { ArtifactName } from '../decision/ArtifactName';
import { titleOf } from '../../ui/reasons/words';
import styles from './QueueItem.module.css';
import { type QueuedReview } from './queries';
import { ReviewDialog } from './ReviewDialog';

type Choice = 'approve' | 'deny';

/** A promotion that waits: why, who asks, and the two answers. */
export function QueueItem({ item }: { item: QueuedReview }) {
  const [choice, setChoice] = useState<Choice>();
  const { promotion, model, environment, requestedBy, requestedAt, needed, requests } = item;
  return (
    <li className={styles.item}>
      <div>
        <h2 className={styles.name}>
          <ArtifactName id={model} /> for {environment}
        </h2>
        <p className={styles.asked}>
          asked by {requestedBy ?? 'somebody'}
          {requestedAt !== undefined && (
            <>
              {' '}
              on <Moment at={requestedAt} />
            </>
          )}{' '}
          · <Link to={promotionPath(promotion.id)}>Why it is blocked</Link>
        </p>
        <ul className={styles.rules}>
          {needed.map(({ rule }) => (
            <li key={rule}>{titleOf(rule)}</li>
          ))}
        </ul>
        {requests.map(({ eventId, requestedBy: by = 'Somebody', reason }) => (
          <p key={eventId}>
            {by} asks for a review{reason === undefined ? '.' : `: ${reason}`}
          </p>
        ))}
      </div>
      <div className={styles.answers}>
        <Answer choice="approve" model={model} onChoose={setChoice} />
        <Answer choice="deny" model={model} onChoose={setChoice} />
      </div>
      {choice !== undefined && (
        <ReviewDialog item={item} choice={choice} onClose={() => setChoice(undefined)} />
      )}
    </li>
  );
}

interface AnswerProps {
  choice: Choice;
  model: string;
  onChoose(choice: Choice): void;
}

function Answer({ choice, model, onChoose }: AnswerProps) {
  return (
    <Button variant={choice === 'approve' ? 'primary' : 'danger'} onClick={() => onChoose(choice)}>
      {choice === 'approve' ? 'Approve' : 'Deny'}
      <span className="visually-hidden"> {shortName(model)}</span>
    </Button>
  );
}
