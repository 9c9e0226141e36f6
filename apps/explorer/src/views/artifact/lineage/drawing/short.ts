/** SVG knows no ellipsis. @param longest in characters */
export const short = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
