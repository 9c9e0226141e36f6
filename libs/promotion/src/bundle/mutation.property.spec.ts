import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '@pedigree/events';
import fc from 'fast-check';
import { parse } from 'yaml';
import { compileBundle } from '.';

const TEXT = readFileSync(join(__dirname, '../../../../policies/default.yaml'), 'utf8');
const BUNDLE: unknown = parse(TEXT);

type Path = (string | number)[];

const pathsIn = (value: unknown, path: Path = []): Path[] => {
  const children = Array.isArray(value)
    ? value.map((child: unknown, index) => [index, child] as const)
    : Object.entries(isRecord(value) ? value : {});
  return [path, ...children.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
};

/** The document with what stands at a path replaced, removed or given another key. */
function mutated(value: unknown, [key, ...rest]: Path, change: (at: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((child: unknown, index) =>
      index === key ? mutated(child, rest, change) : child,
    );
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      name === key ? mutated(child, rest, change) : child,
    ]),
  );
}

const without =
  (key: string | number) =>
  (parent: unknown): unknown => {
    if (Array.isArray(parent)) return parent.filter((_, index) => index !== key);
    return isRecord(parent)
      ? Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key))
      : parent;
  };

const path = fc.constantFrom(...pathsIn(BUNDLE));
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '*', '__proto__', 'path.grade == ', '{found}', 'review', null, -1, 1e308),
  fc
    .constantFrom(...pathsIn(BUNDLE))
    .map((from) => from.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], BUNDLE)),
);

const mutation = fc.oneof(
  fc.tuple(path, junk).map(([at, value]) => mutated(BUNDLE, at, () => value)),
  path
    .filter((at) => at.length > 0)
    .map((at) => mutated(BUNDLE, at.slice(0, -1), without(at.at(-1) ?? ''))),
  fc
    .tuple(path, fc.string(), junk)
    .map(([at, key, value]) =>
      mutated(BUNDLE, at, (there) =>
        isRecord(there) ? { ...there, [key]: value } : [there, value],
      ),
    ),
);

function judged(text: string): void {
  const result = compileBundle(text);
  if (result.ok) {
    expect(result.policy.rules.map(({ id }) => id)).toContain('indeterminate');
    return;
  }
  expect(result.faults.length).toBeGreaterThan(0);
  const lines = text.split('\n');
  for (const { line, column, message, remedy } of result.faults) {
    expect(lines[line - 1]).toBeDefined();
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect([message, remedy]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  }
}

describe('a bundle that was changed anywhere', () => {
  it('compiles, or is refused with places in the text; never throws', () => {
    fc.assert(
      fc.property(mutation, fc.constantFrom(0, 1, 2), (document, indent) => {
        judged(JSON.stringify(document, undefined, indent) ?? 'null');
      }),
      { numRuns: 250 },
    );
  });

  it('does so for changes of its text, too', () => {
    const edit = fc.tuple(fc.nat(TEXT.length), fc.nat(40), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(edit, ([at, length, insert]) => {
        judged(TEXT.slice(0, at) + insert + TEXT.slice(at + length));
      }),
      { numRuns: 120 },
    );
  });

  it('does so for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), judged), { numRuns: 300 });
  });
});
