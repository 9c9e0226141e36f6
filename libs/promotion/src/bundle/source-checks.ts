import { MAX_DEPTH, MAX_EVENT_BYTES } from '@pedigree/events';
import { type Document, isMap, isSeq, type YAMLParseError, type YAMLWarning } from 'yaml';
import { type Complaint } from './fault';
import { keyOf } from './source-nodes';

/** Bytes of UTF-8. */
export const MAX_BUNDLE_BYTES = 512 * 1024;
/** As JSON text, which may be twice as long: what is around it in the event that announces a bundle has to fit, too. */
const MAX_QUOTED_BYTES = MAX_EVENT_BYTES - 64 * 1024;

/** A fault at a place in the text, in UTF-16 code units from its start. */
export interface OffsetFault extends Complaint {
  offset: number;
}

/** Control characters: a store, or another reader, would not give them back as they are. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

export function textFault(text: string): OffsetFault | undefined {
  if (Buffer.byteLength(text) > MAX_BUNDLE_BYTES || quotedBytes(text) > MAX_QUOTED_BYTES)
    return {
      offset: 0,
      message: `The document is larger than ${String(MAX_BUNDLE_BYTES / 1024)} KiB.`,
      remedy: 'Make it smaller.',
    };
  const offset = text.search(CONTROL);
  if (offset < 0) return undefined;
  return {
    offset,
    message: 'Here stands a control character.',
    remedy: 'Save the document as plain UTF-8 text.',
  };
}

const quotedBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** What is wrong with a document before anybody asks what it says. */
export function documentFaults(document: Document): OffsetFault[] {
  const errors = [...document.errors, ...document.warnings].map(faultOf);
  if (errors.length > 0) return errors;
  if (document.directives?.yaml.version !== '1.2') return [OTHER_YAML];
  return nodeFaults(document.contents, 0);
}

const OTHER_YAML: OffsetFault = {
  offset: 0,
  message: 'The document asks for another version of YAML than 1.2.',
  remedy: 'Leave the %YAML line out.',
};

const REMEDIES: Partial<Record<string, string>> = {
  TAG_RESOLVE_FAILED:
    'Leave the tag out: plain texts, numbers, true and false are all that is used.',
  MULTIPLE_DOCS: 'Keep one document per file.',
  RESOURCE_EXHAUSTION: 'Write it flatter.',
  NON_STRING_KEY: 'Use plain texts as keys.',
};

const faultOf = ({ code, message, pos }: YAMLParseError | YAMLWarning): OffsetFault => ({
  offset: pos[0],
  message: `${message.replace(/[.:]$/, '')}.`,
  remedy: REMEDIES[code] ?? 'Correct the YAML here.',
});

/** Keys given twice, and nesting that recursive readers should not be trusted with. Linear. */
function nodeFaults(node: unknown, depth: number): OffsetFault[] {
  if (depth > MAX_DEPTH) return [{ offset: offsetOf(node), ...TOO_DEEP }];
  if (isSeq(node)) return node.items.flatMap((item) => nodeFaults(item, depth + 1));
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  return node.items.flatMap((pair) => {
    const key = keyOf(pair);
    const twice = seen.has(key) ? [{ offset: offsetOf(pair.key), ...duplicate(key) }] : [];
    seen.add(key);
    return [...twice, ...nodeFaults(pair.value, depth + 1)];
  });
}

const TOO_DEEP: Complaint = {
  message: `This is nested more than ${String(MAX_DEPTH)} deep.`,
  remedy: 'Write it flatter.',
};

const duplicate = (key: string): Complaint => ({
  message: `The key ${JSON.stringify(key.slice(0, 80))} is given twice.`,
  remedy: 'Keep one of the two.',
});

const offsetOf = (node: unknown): number => {
  const { range } = node as { range?: [number, number, number] };
  return range?.[0] ?? 0;
};
