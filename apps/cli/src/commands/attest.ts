import { randomUUID } from 'node:crypto';
import { signerFromPem, signStatement } from '@pedigree/attestation';
import { EVENT_TYPES, parseEvent } from '@pedigree/events';
import { type Command, Option } from 'commander';
import { jsonOf, textOf } from '../files';
import { UsageError } from '../errors';
import { type Output } from '../output';

const TYPE = 'ai.pedigree.attestation.recorded.v1';
const KINDS = EVENT_TYPES[TYPE].data.shape.kind.options;

/** What a predicate of our own types says where no file does. */
const PREDICATES: Readonly<Record<string, object>> = {
  'generator-alignment': { conclusion: 'aligned' },
  judge: { conclusion: 'aligned' },
  'dataset-vetting': { conclusion: 'vetted' },
};

interface Options {
  digest: string;
  kind: (typeof KINDS)[number];
  key: string;
  predicate?: string;
  expires?: string;
  source: string;
}

/** `attest`: signs a statement about an artifact and prints the event that records it. */
export function addAttestCommand(root: Command, output: Output): void {
  root
    .command('attest <artifact>')
    .description('sign an attestation about an artifact; prints the event to send')
    .requiredOption('--digest <digest>', 'sha256:<hex> of the artifact')
    .addOption(new Option('--kind <kind>', 'what is attested').choices(KINDS).makeOptionMandatory())
    .requiredOption('--key <file>', 'private key: PKCS #8 PEM, Ed25519 or EC P-256')
    .option('--predicate <file>', 'JSON of what is stated; "independence" needs one')
    .option('--expires <time>', 'RFC 3339')
    .option('--source <source>', 'source of the event', '/pedigree/cli')
    .action((artifact: string, options: Options) => attest(artifact, options, output));
}

function attest(artifact: string, options: Options, output: Output): void {
  const { digest, kind, expires, source } = options;
  const event = {
    specversion: '1.0',
    id: randomUUID(),
    source,
    type: TYPE,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: {
      subject: { id: artifact, digest },
      kind,
      envelope: signStatement(statementOf(artifact, options), signerFromPem(textOf(options.key))),
      ...(expires === undefined ? {} : { expiresAt: expires }),
    },
  };
  const parsed = parseEvent(event, event.time);
  if (!parsed.ok)
    throw new UsageError(
      parsed.errors
        .map(({ pointer, message, remedy }) => `${pointer} ${message}. ${remedy}`)
        .join('\n'),
    );
  output.out(`${JSON.stringify(event, null, 2)}\n`);
}

const statementOf = (name: string, { digest, kind, predicate }: Options): object => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name, digest: { sha256: digest.replace(/^sha256:/, '') } }],
  predicateType: `https://pedigree.ai/attestations/${kind}/v1`,
  predicate: predicate === undefined ? predicateFor(kind) : jsonOf(predicate),
});

function predicateFor(kind: string): object {
  const predicate = PREDICATES[kind];
  if (predicate !== undefined) return predicate;
  throw new UsageError(`--predicate is needed: say what the artifact is independent of.`);
}
