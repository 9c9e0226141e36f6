import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { type Overview } from './overview-words';
import styles from './Tiles.module.css';

/** What there is, each number leading to where it is listed. */
export function Tiles({ overview }: { overview: Overview }) {
  const { artifacts, promotions, reviews, deployments } = overview;
  return (
    <ul className={styles.tiles}>
      <Tile count={artifacts.models} to="/artifacts?kind=model">
        models
      </Tile>
      <Tile count={artifacts.datasets} to="/artifacts?kind=dataset">
        datasets
      </Tile>
      <Tile count={promotions.approved} to="/promotions?verdict=approved&revoked=false">
        promotions approved
      </Tile>
      <Tile count={promotions.blocked} to="/promotions?verdict=blocked">
        promotions blocked
      </Tile>
      <Tile count={promotions.revoked} to="/promotions?revoked=true">
        approvals taken back
      </Tile>
      <Tile count={reviews.waiting} to="/reviews">
        reviews waiting
      </Tile>
      <Tile count={deployments.active}>deployments running</Tile>
      <Tile count={artifacts.placeholders}>not described or not disclosed</Tile>
    </ul>
  );
}

function Tile({ count, to, children }: { count: number; to?: string; children: ReactNode }) {
  const content = (
    <>
      <strong className={styles.count}>{count.toLocaleString('en')}</strong> {children}
    </>
  );
  return (
    <li className={styles.tile}>
      {to === undefined ? <span>{content}</span> : <Link to={to}>{content}</Link>}
    </li>
  );
}
