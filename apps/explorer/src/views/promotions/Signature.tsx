import { useQuery } from '@tanstack/react-query';
import { type Decision } from '../../api/queries';
import { Badge, type Tone } from '../../ui/Badge';
import { Fact } from '../decision/DecisionFacts';
import { type SignatureStatus, signatureStatus } from '../decision/signature';
import { keysQuery } from './queries';

const WORDS: Readonly<Record<SignatureStatus, [Tone, string, string]>> = {
  valid: ['ok', '✓ valid', 'Signed by this gate and not altered since; checked in this browser.'],
  unsigned: ['warn', '○ unsigned', 'The decision carries no signature.'],
  'other-key': ['warn', '? other key', 'Signed by a key that this gate does not publish now.'],
  broken: ['danger', '✕ broken', 'The signature does not fit: do not trust this decision.'],
  altered: ['danger', '✕ altered', 'The document is not the one that was signed.'],
  'not-checked': [
    'neutral',
    '○ not checked',
    'This browser cannot check it here. On your machine: npx pedigree verify with its id.',
  ],
};

/** Whether the decision is what the gate signed. */
export function Signature({ decision }: { decision: Decision }) {
  const keys = useQuery(keysQuery);
  const check = useQuery({
    queryKey: ['signature', decision, keys.data],
    queryFn: () => signatureStatus(decision, keys.data?.keys ?? []),
    enabled: keys.isSuccess,
  });
  if (keys.isError) return <Fact name="Signature">The gate’s keys could not be read.</Fact>;
  if (check.data === undefined) return <Fact name="Signature">Checking …</Fact>;
  const [tone, word, sentence] = WORDS[check.data];
  return (
    <Fact name="Signature">
      <Badge tone={tone}>{word}</Badge> {sentence}
    </Fact>
  );
}
