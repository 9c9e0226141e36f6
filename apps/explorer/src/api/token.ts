/** Until the tab closes: a token that may write does not stay on a disk. */
const KEY = 'pedigree.token';

export const apiToken = (): string => sessionStorage.getItem(KEY) ?? '';

/** @param token one of PEDIGREE_API_TOKENS; empty to forget it */
export function keepApiToken(token: string): void {
  if (token === '') sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}
