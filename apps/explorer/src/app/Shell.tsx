import { NavLink, Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { ArtifactSearch } from './ArtifactSearch';
import { NAVIGATION } from './navigation';
import { OfflineBanner } from './OfflineBanner';
import styles from './Shell.module.css';
import { ThemeToggle } from './ThemeToggle';
import { TokenButton } from './TokenDialog';
import { usePageChange } from './use-page-change';

const MAIN = 'main';

/** What surrounds every view: header, navigation, banners, and the place that a view is drawn in. */
export function Shell() {
  const busy = useNavigation().state !== 'idle';
  usePageChange(MAIN);
  return (
    <div className={styles.shell}>
      <a className={`${styles.skip} visually-hidden`} href={`#${MAIN}`}>
        Skip to content
      </a>
      <Header />
      <OfflineBanner />
      <main id={MAIN} tabIndex={-1} className={styles.main} aria-busy={busy}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  );
}

function Header() {
  return (
    <header className={styles.header}>
      <NavLink to="/" className={styles.brand ?? ''} aria-label="Pedigree, home">
        Pedigree
      </NavLink>
      <nav className={styles.nav} aria-label="Main">
        {NAVIGATION.map(({ to, label }) => (
          <NavLink key={to} to={to} end={to === '/'} className={styles.link ?? ''}>
            {label}
          </NavLink>
        ))}
      </nav>
      <div className={styles.search}>
        <ArtifactSearch />
      </div>
      <div className={styles.tools}>
        <TokenButton />
        <ThemeToggle />
      </div>
    </header>
  );
}
