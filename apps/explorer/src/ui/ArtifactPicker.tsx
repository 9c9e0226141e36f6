import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { nameOf } from '../api/names';
import { type ArtifactItem, type ArtifactKind, searchQuery } from '../api/queries';
import styles from './ArtifactPicker.module.css';
import { KindBadge } from './Badge';
import { useDebounced } from './use-debounced';

interface ArtifactPickerProps {
  label: string;
  /** Only models, or only datasets. @default both */
  kind?: ArtifactKind;
  onPick(artifact: ArtifactItem): void;
  /** Enter without a picked match. @default picks the first match */
  onSearch?(text: string): void;
}

/** A combobox (WAI-ARIA) over the artifacts of the graph: type, arrow keys, Enter, Escape. */
export function ArtifactPicker({ label, kind, onPick, onSearch }: ArtifactPickerProps) {
  const list = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const search = useDebounced(text.trim());
  const { data, error, isPending, isPlaceholderData } = useQuery({
    ...searchQuery(search, kind),
    enabled: open,
  });
  const items = data?.items ?? [];
  // What is still shown of an earlier text must not be picked by a quick key.
  const isCurrent = search === text.trim() && !isPlaceholderData;

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (item: ArtifactItem) => {
    setText('');
    close();
    onPick(item);
  };
  const enter = () => {
    const item = items[active] ?? (onSearch === undefined ? items[0] : undefined);
    if (item !== undefined && isCurrent) pick(item);
    else if (onSearch !== undefined) {
      close();
      onSearch(text.trim());
    }
  };
  const move = (by: number) => {
    setOpen(true);
    if (items.length > 0 && isCurrent) setActive((active + by + items.length) % items.length);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(active < 0 ? 0 : -1),
    Enter: enter,
    Escape: close,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div className={styles.picker}>
      <input
        type="search"
        role="combobox"
        className={styles.input}
        placeholder={label}
        aria-label={label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <div className={styles.popup} hidden={!open}>
        <ul id={list} role="listbox" aria-label={label} className={styles.list}>
          {items.map((item, index) => (
            <Match
              key={item.id}
              id={`${list}-${index}`}
              item={item}
              selected={index === active}
              onPick={() => pick(item)}
            />
          ))}
        </ul>
        <p role="status" className={styles.status}>
          {statusOf(items.length, data?.nextCursor !== undefined, error, isPending)}
        </p>
      </div>
    </div>
  );
}

function statusOf(count: number, more: boolean, error: Error | null, pending: boolean): string {
  if (error) return error.message;
  if (pending) return 'Searching';
  if (count === 0) return 'Nothing matches.';
  return more ? `The first ${count}; type on to narrow it down.` : `${count} found.`;
}

interface MatchProps {
  id: string;
  item: ArtifactItem;
  selected: boolean;
  onPick(): void;
}

function Match({ id, item, selected, onPick }: MatchProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.match}
      // Before the input loses the focus, which closes the list.
      onMouseDown={(event) => {
        event.preventDefault();
        onPick();
      }}
    >
      <KindBadge kind={item.kind} /> <span>{nameOf(item)}</span>
      <span className={styles.id}>{item.id}</span>
    </li>
  );
}
