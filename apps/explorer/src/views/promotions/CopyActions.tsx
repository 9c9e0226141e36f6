import { useQuery } from '@tanstack/react-query';
import { CopyButton } from '../../ui/CopyButton';
import { getCurl } from '../../ui/reasons/curl';
import styles from './CopyActions.module.css';
import { markdownQuery } from './queries';

/** Takes the decision elsewhere: into a pull request, into a shell. */
export function CopyActions({ id }: { id: string }) {
  const markdown = useQuery(markdownQuery(id));
  const url = `${window.location.origin}/api/v1/promotions/${encodeURIComponent(id)}`;
  return (
    <div className={styles.actions}>
      {markdown.isSuccess && <CopyButton text={markdown.data}>Copy as Markdown</CopyButton>}
      <CopyButton text={getCurl(url)}>Copy curl</CopyButton>
    </div>
  );
}
