import { type Ref } from '@pedigree/events';
import { type Named } from './spec-statements';

const BEGINNING = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** A minute of a history in milliseconds since the epoch. */
export const millisecondsOf = (minute: number): number => BEGINNING + minute * MINUTE;

/** A minute of a history as a time. */
export const timeOf = (minute: number): string => new Date(millisecondsOf(minute)).toISOString();

/** The same where there is one. */
export const maybeTime = (minute: number | undefined): string | undefined =>
  minute === undefined ? undefined : timeOf(minute);

export const digestText = (letter: string): string => `sha256:${letter.repeat(64)}`;

export const refTo = ({ id, digest }: Named): Ref =>
  digest === undefined ? id : { id, digest: digestText(digest) };

/** The fields that are there. */
export const given = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
