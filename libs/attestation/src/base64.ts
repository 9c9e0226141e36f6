/**
 * Base64 or base64url (RFC 4648), padded or not, as the tools differ. Exactly one text per alphabet
 * and padding stands for given bytes: undefined for white space, for stray characters and for set
 * bits beyond the last byte, which a lenient decoder passes over.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bare = text.replace(/={1,2}$/, '');
  const isPadded = bare.length !== text.length;
  if (isPadded && text.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(bare, 'base64');
  return bytes.toString('base64url') === inUrlAlphabet(bare) ? bytes : undefined;
}

const inUrlAlphabet = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** Upper bound of the text of so many bytes: what is longer need not be decoded to be refused. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;
