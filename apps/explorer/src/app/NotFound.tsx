import { Link } from 'react-router';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';

export function NotFound() {
  return (
    <Page title="Not found">
      <Notice title="There is no such page">
        Search for a model or a dataset above, or see <Link to="/artifacts">all artifacts</Link>.
      </Notice>
    </Page>
  );
}
