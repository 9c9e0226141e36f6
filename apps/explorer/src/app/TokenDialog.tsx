import { type FormEvent, useRef, useState } from 'react';
import { apiToken, keepApiToken } from '../api/token';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

/** Opens the dialog for the API token. */
export function TokenButton() {
  const [open, setOpen] = useState(false);
  const [known, setKnown] = useState(apiToken() !== '');
  const keep = (token: string) => {
    keepApiToken(token);
    setKnown(token !== '');
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{known ? 'Token ✓' : 'Token'}</Button>
      {open && (
        <Dialog title="API token" onClose={() => setOpen(false)}>
          <TokenForm keep={keep} known={known} />
        </Dialog>
      )}
    </>
  );
}

function TokenForm({ keep, known }: { keep(token: string): void; known: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(input.current?.value.trim() ?? '');
  };
  return (
    <form onSubmit={submit}>
      <p>
        Reading needs none. It is sent with what writes, such as reviews, and forgotten when this
        tab closes.
      </p>
      <Field label="One of PEDIGREE_API_TOKENS">
        <input ref={input} type="password" autoComplete="off" defaultValue={apiToken()} required />
      </Field>
      <Dialog.Actions>
        {known && <Button onClick={() => keep('')}>Forget it</Button>}
        <Button type="submit" variant="primary">
          Keep for this tab
        </Button>
      </Dialog.Actions>
    </form>
  );
}
