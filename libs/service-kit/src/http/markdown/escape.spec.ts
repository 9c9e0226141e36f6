import fc from 'fast-check';
import { code, codeBlock, prose } from './escape';
import { spansIn, withoutSpans } from './spec-reader';

/** Characters that Markdown, HTML or forges give a meaning, among harmless ones. */
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'`*_{}[]()<>#+-.!|~$&^=:@/\\"\' \n\r\t1aZé🦉'),
    fc.constantFrom('\u202e', '\u0000', '\ud800', '\u200b', 'www.', 'http://', '&lt;', '``````'),
  ),
  maxLength: 60,
});

describe('code', () => {
  it.each([
    ['pkg:generic/acme/m@3', '`pkg:generic/acme/m@3`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``', '``` a`` ```'],
    [' a', '`  a `'],
    ['a|b <i> @you [x](y)', '`a|b <i> @you [x](y)`'],
    ['a\nb', '`a b`'],
    ['a\u202eb', '`a⟨U+202E⟩b`'],
    ['', '(empty)'],
    ['`'.repeat(100), '`⟨100 backticks⟩`'],
  ])('%j becomes %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('holds anything, as one span of one line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = code(text);
        expect(shown).not.toMatch(/[\p{Cc}\u202e]/u);
        if (text !== '') expect(withoutSpans(shown)).toBe('␣');
      }),
    );
  });

  it('shows what it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'`a |<@*'), minLength: 1 }), (text) => {
        fc.pre(!/`{9}/.test(text));
        expect(spansIn(code(text))).toEqual([text]);
      }),
    );
  });

  it('leaves out the middle of what is very long, and no half characters', () => {
    const shown = code(`a${'🦉'.repeat(3000)}z`);
    expect(shown.length).toBeLessThan(1200);
    expect(shown).toMatch(/^`a.* … .*z`$/u);
    expect(Buffer.from(shown).toString()).toBe(shown);
  });
});

describe('codeBlock', () => {
  it('is fenced by more backticks than it holds', () => {
    const block = codeBlock(['a', '````', '</details>', 'b\n```\nc']);
    expect(block.split('\n')).toEqual(['`````text', 'a', '````', '</details>', 'b ``` c', '`````']);
  });
});

describe('prose', () => {
  it.each([
    ['Hidden traits pass (always).', 'Hidden traits pass (always).'],
    ['made by pkg:acme/m@3, which', 'made by `pkg:acme/m@3`, which'],
    ['ask @everyone', 'ask `@everyone`'],
    ['see #12, GH-7 and 0123abc', 'see `#12`, `GH-7` and `0123abc`'],
    ['"a_b" and (x|y)', '"`a_b`" and (`x|y`)'],
    ['<script>alert(1)</script>', '`<script>alert(1)</script>`'],
    ['[click](https://evil)', '`[click](https://evil`)'],
    ['www.evil.example', '`www.evil.example`'],
    ['worse by 0.25 or 3 %', 'worse by 0.25 or 3 %'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['# not a heading', '`#` not a heading'],
    ['    not code', 'not code'],
    ['two\n\nlines', 'two lines'],
    [' \n', '(empty)'],
  ])('%j becomes %s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it('leaves nothing outside of code spans that means anything', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = withoutSpans(prose(text));
        expect(shown).not.toMatch(/www\.\S|:\/\/|^-|^\d{1,9}[.)]/);
        const rest = shown.replace(/^\\-|^\d{1,9}\\[.)]/, '');
        expect(rest).toMatch(/^[\p{L}\p{N}\p{M}'’"“”‘().,;:?!–—… %␣-]*$/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no longer for odd text', () => {
    const started = performance.now();
    prose(`${'.'.repeat(2000)}x${'.'.repeat(1999)}`);
    prose('`'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
