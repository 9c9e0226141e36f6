import { z } from 'zod';
import { KAFKA_CLIENTS, LOG_LEVELS } from './config';

/** How a variable is read, and what to do where that fails. */
interface Setting<T> {
  schema: z.ZodType<T, string | undefined>;
  remedy: string;
}

const setting = <T>(schema: z.ZodType<T, string | undefined>, remedy: string): Setting<T> => ({
  schema,
  remedy,
});

const whole = (min: number, max: number, standard: number) =>
  setting(
    z
      .string()
      .regex(/^\d+$/)
      .default(String(standard))
      .transform(Number)
      .pipe(z.number().min(min).max(max)),
    `Give a whole number from ${min} to ${max}, or leave it out for ${standard}.`,
  );

/** Where what it is left out for depends on other settings. */
const maybe = (min: number, max: number, standard: string) =>
  setting(
    z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max)).optional(),
    `Give a whole number from ${min} to ${max}, or leave it out for ${standard}.`,
  );

const words = (word: RegExp) =>
  z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(z.string().regex(word)));

const oneOf = <const T extends string>(values: readonly T[], standard: NoInfer<T>) =>
  setting(z.enum(values).default(standard as never), `Use one of: ${values.join(', ')}.`);

const BROKER = /^(\[[0-9a-f:]+\]|[^\s:/@]+):\d{1,5}$/i;
const NEO4J = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s@]+$/;
const PEM = /^-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----\s*$/;
const TOKEN = /^[\x21-\x7e]{16,}$/;

/** Every variable a service reads. */
export const SETTINGS = {
  PORT: whole(0, 65_535, 4600),
  HOST: setting(z.string().default('127.0.0.1'), 'Give an address, such as 0.0.0.0.'),
  PEDIGREE_DATA_DIR: setting(z.string().default('.pedigree'), 'Give the path of a folder.'),
  KAFKA_BROKERS: setting(words(BROKER), 'Give host:port, several separated by commas.'),
  PEDIGREE_KAFKA_CLIENT: oneOf(KAFKA_CLIENTS, 'kafkajs'),
  NEO4J_URI: setting(
    z.string().regex(NEO4J).optional(),
    'Give it as bolt://host:7687 or neo4j://host:7687, without user and password.',
  ),
  NEO4J_USER: setting(z.string().default('neo4j'), 'Give the name of a user.'),
  NEO4J_PASSWORD: setting(z.string().default(''), 'Give the password of NEO4J_USER.'),
  PEDIGREE_POLICY: setting(z.string().optional(), 'Give the path of a policy bundle.'),
  PEDIGREE_SHADOW_POLICY: setting(z.string().optional(), 'Give the path of a policy bundle.'),
  PEDIGREE_SIGNING_KEY: setting(
    z.string().regex(PEM).optional(),
    'Give a PKCS #8 private key as PEM (Ed25519 or EC P-256), line breaks as \\n if need be.',
  ),
  PEDIGREE_SIGNING_KEY_FILE: setting(z.string().optional(), 'Give the path of a PEM file.'),
  PEDIGREE_RECHECK_MS: whole(100, 3_600_000, 10_000),
  PEDIGREE_PARTITIONS: maybe(1, 1000, '8 on Kafka and 4 without it'),
  PEDIGREE_MAX_LAG: maybe(0, 1_000_000_000, '150, or no limit on Kafka'),
  PEDIGREE_API_TOKENS: setting(
    words(TOKEN),
    'Give tokens of at least 16 printable characters without spaces, separated by commas.',
  ),
  PEDIGREE_INSECURE: oneOf(['0', '1'], '0'),
  PEDIGREE_RATE_LIMIT: whole(1, 1_000_000_000, 2000),
  PEDIGREE_LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  PEDIGREE_LAG_TIMEOUT_MS: whole(0, 3_600_000, 30_000),
  PEDIGREE_READ_TIMEOUT_MS: whole(1, 3_600_000, 10_000),
  PEDIGREE_ANCESTRY_LIMIT: whole(1, 10_000_000, 200_000),
};

/** The variables as values, each read by its own schema. */
export type Values = {
  [V in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[V]['schema']>;
};
