import { type ReactNode, useState } from 'react';
import { Button } from './Button';

/** Copies a text, and says so or why not. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not let this page copy'),
    );
  return (
    <>
      <Button onClick={() => void copy()} onBlur={() => setSaid('')}>
        {children}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
