/** Lower-case letters of other alphabets that look like Latin ones, with what they look like. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    'аa еe оo рp сc хx уy іi јj ѕs ԁd һh ԛq ԝw кk мm тt вb нh',
    'αa εe οo ρp υu νv ιi κk τt χx γy ωw ηn',
    'ıi ɑa ɡg ⅼl',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** Text as people read it who take letters of other alphabets for Latin ones. */
export const withoutLookAlikes = (text: string): string =>
  text.replace(/[^\p{ASCII}]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
