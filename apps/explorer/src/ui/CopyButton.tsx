import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './Button';

/** How long it stays: on losing the focus it would go just as a button beside it is clicked, and move that. */
const SHOWN_MS = 4000;

/** Copies a text, and says so or why not. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser does not let this page copy'),
    );
  return (
    <>
      <Button onClick={() => void copy()}>{children}</Button>
      <span role="status">{said}</span>
    </>
  );
}
