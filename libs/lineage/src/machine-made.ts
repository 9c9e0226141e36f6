/** Stub until merged. */
export const isMachineMadeTag = (tag: string): boolean =>
  /^(synthetic|machine-generated|gpt-?4|chatgpt|self-instruct|distilabel|datadesigner|rlaif|synthetic[ -]data|generated_from_.*)$/i.test(tag);
