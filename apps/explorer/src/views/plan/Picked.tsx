import { Children, type ReactNode } from 'react';
import { shortName } from '../../api/names';
import { Button } from '../../ui/Button';
import { ArtifactName } from '../decision/ArtifactName';
import styles from './Picked.module.css';

/** What was picked so far. */
export function Picked({ empty, children }: { empty: string; children: ReactNode }) {
  if (Children.count(children) === 0) return <p className={styles.empty}>{empty}</p>;
  return <ul className={styles.list}>{children}</ul>;
}

interface PickedRowProps {
  id: string;
  onRemove(): void;
  children: ReactNode;
}

export function PickedRow({ id, onRemove, children }: PickedRowProps) {
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <ArtifactName id={id} />
      </span>
      {children}
      <Button onClick={onRemove}>
        Remove<span className="visually-hidden"> {shortName(id)}</span>
      </Button>
    </li>
  );
}
