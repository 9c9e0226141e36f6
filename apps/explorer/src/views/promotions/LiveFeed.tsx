import { Link } from 'react-router';
import { promotionPath } from '../../api/paths';
import { Badge, type Tone, VerdictBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { ArtifactName } from '../decision/ArtifactName';
import { Moment } from '../decision/Moment';
import { type Connection, type FeedItem } from './feed-state';
import styles from './LiveFeed.module.css';
import { useDecisionFeed } from './use-decision-feed';

const CONNECTIONS: Readonly<Record<Connection, [Tone, string]>> = {
  connecting: ['info', '… connecting'],
  live: ['ok', '● live'],
  offline: ['warn', '○ offline'],
};

/** Decisions as they are made. @param onBack reads anew what came while the feed was offline */
export function LiveFeed({ onBack }: { onBack: () => void }) {
  const { connection, items, retry } = useDecisionFeed(onBack);
  const [tone, word] = CONNECTIONS[connection];
  return (
    <section className={styles.feed} aria-label="Live decisions">
      <div className={styles.heading}>
        <h2>Decisions as they are made</h2>
        <span role="status">
          <Badge tone={tone}>{word}</Badge>
        </span>
        {connection === 'offline' && <Button onClick={retry}>Connect now</Button>}
      </div>
      {connection === 'offline' && (
        <p>
          New decisions do not reach this page. It keeps trying, and reads them once it is back.
        </p>
      )}
      <ul className={styles.items} aria-live="polite">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {items.length === 0 && connection === 'live' && (
        <p className={styles.quiet}>None since this page was opened.</p>
      )}
    </section>
  );
}

function Item({ item: { about, subject, model, environment, outcome, at } }: { item: FeedItem }) {
  return (
    <li className={styles.item}>
      <VerdictBadge verdict={outcome} />
      <span>
        <ArtifactName id={model} /> for {environment}
      </span>
      {about === 'promotion' ? <Link to={promotionPath(subject)}>Why</Link> : <span>a plan</span>}
      <span className={styles.quiet}>
        <Moment at={at} />
      </span>
    </li>
  );
}
