import { ArtifactPicker } from '../../ui/ArtifactPicker';
import { Card } from '../../ui/Page';
import { FaultyField } from '../decision/FaultyField';
import { ArtifactName } from '../decision/ArtifactName';
import { Choice } from './Choice';
import { Picked, PickedRow } from './Picked';
import {
  CHANNELS,
  METHODS,
  type PlanChange,
  type PlanDraft,
  type PlanFaults,
  STAGES,
} from './plan-draft';
import styles from './PlanForm.module.css';

interface PlanFormProps {
  draft: PlanDraft;
  faults: PlanFaults;
  onChange(change: PlanChange): void;
}

/** What the run starts from, what it learns from, and where its model is meant to run. */
export function PlanForm({ draft, faults, onChange }: PlanFormProps) {
  return (
    <div className={styles.parts}>
      <Base draft={draft} fault={faults.base} onChange={onChange} />
      <Corpora draft={draft} fault={faults.sources} onChange={onChange} />
      <Teachers draft={draft} onChange={onChange} />
      <Card title="Meant for">
        <FaultyField label="Environment" fault={faults.environment}>
          <input
            value={draft.environment}
            onChange={({ target }) => onChange({ kind: 'environment', environment: target.value })}
          />
        </FaultyField>
      </Card>
    </div>
  );
}

interface PartProps {
  draft: PlanDraft;
  fault?: string | undefined;
  onChange(change: PlanChange): void;
}

function Base({ draft: { base, method }, fault, onChange }: PartProps) {
  return (
    <Card title="Starts from">
      <ArtifactPicker
        label="Find the base model"
        kind="model"
        onPick={({ id }) => onChange({ kind: 'base', id })}
      />
      {base !== '' && (
        <p className={styles.base}>
          <ArtifactName id={base} />
        </p>
      )}
      {fault !== undefined && <Fault text={fault} />}
      <Choice
        label="Method"
        choices={METHODS}
        value={method}
        onChange={(chosen) => onChange({ kind: 'method', method: chosen })}
      />
    </Card>
  );
}

function Corpora({ draft: { corpora }, fault, onChange }: PartProps) {
  return (
    <Card title="Learns from corpora">
      <ArtifactPicker
        label="Add a corpus"
        kind="dataset"
        onPick={({ id }) => onChange({ kind: 'add-corpus', dataset: id })}
      />
      {fault !== undefined && <Fault text={fault} />}
      <Picked empty="No corpus yet.">
        {corpora.map(({ dataset, stage }) => (
          <PickedRow
            key={dataset}
            id={dataset}
            onRemove={() => onChange({ kind: 'remove-corpus', dataset })}
          >
            <Choice
              label="Stage"
              choices={STAGES}
              value={stage}
              onChange={(chosen) => onChange({ kind: 'stage', dataset, stage: chosen })}
            />
          </PickedRow>
        ))}
      </Picked>
    </Card>
  );
}

function Teachers({ draft: { teachers }, onChange }: PartProps) {
  return (
    <Card title="Learns from teachers, without a stored corpus">
      <ArtifactPicker
        label="Add a teacher, judge or reward model"
        kind="model"
        onPick={({ id }) => onChange({ kind: 'add-teacher', model: id })}
      />
      <Picked empty="No teacher: that is fine for a run on corpora alone.">
        {teachers.map(({ model, channel }) => (
          <PickedRow
            key={model}
            id={model}
            onRemove={() => onChange({ kind: 'remove-teacher', model })}
          >
            <Choice
              label="Channel"
              choices={CHANNELS}
              value={channel}
              onChange={(chosen) => onChange({ kind: 'channel', model, channel: chosen })}
            />
          </PickedRow>
        ))}
      </Picked>
    </Card>
  );
}

const Fault = ({ text }: { text: string }) => (
  <p role="alert" className={styles.fault}>
    {text}
  </p>
);
