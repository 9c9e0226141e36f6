import { type ReactNode } from 'react';
import { type Decision } from '../../api/queries';
import { Card } from '../../ui/Page';
import styles from './DecisionFacts.module.css';
import { Moment } from './Moment';

interface DecisionFactsProps {
  decision: Decision;
  /** More entries, as `Fact`s. */
  children?: ReactNode;
}

/** What a decision rests on: when, by which policy, on what weights. */
export function DecisionFacts({ decision, children }: DecisionFactsProps) {
  const { promotion, digest, policy, asOf, decidedAt, validUntil } = decision;
  return (
    <Card title="What it rests on">
      <dl className={styles.facts}>
        {promotion !== undefined && <Fact name="Promotion">{promotion.id}</Fact>}
        <Fact name="Decided">
          <Moment at={decidedAt} />
        </Fact>
        <Fact name="On what was known at">
          <Moment at={asOf} />
        </Fact>
        {validUntil !== undefined && (
          <Fact name="Holds until">
            <Moment at={validUntil} />, when the first of its evidence ends
          </Fact>
        )}
        <Fact name="Policy">
          {policy.name} {policy.version} <code>{policy.digest}</code>
        </Fact>
        <Fact name="Weights">
          {digest === undefined ? 'not named by a digest' : <code>{digest}</code>}
        </Fact>
        {children}
      </dl>
    </Card>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
