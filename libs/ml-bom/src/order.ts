/** By code units, so that the order is the same under every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON with its members in order of their names: two objects of the same content give the same text. */
export const stableJson = (members: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(members).sort(([a], [b]) => byText(a, b))));
