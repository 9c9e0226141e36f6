import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';

/** Stands in for a view that failed while it was loaded or drawn. */
export function ErrorPage() {
  const error = useRouteError();
  const detail = isRouteErrorResponse(error)
    ? error.statusText
    : error instanceof Error
      ? error.message
      : String(error);
  return (
    <Page title="This view failed">
      <Notice
        tone="danger"
        title="Something in this page broke"
        action={{ label: 'Load the page again', onClick: () => window.location.reload() }}
      >
        {detail}
      </Notice>
    </Page>
  );
}
