import { type EventData } from '@pedigree/events';
import { type DescriptionFact } from './facts';
import { present, StatementBuilder, type Statements } from './statements';

const NOTHING = '{}';

/** What is left of a description once its own fields are taken out, as JSON text. */
function attributesOf(rest: object): string | undefined {
  const json = JSON.stringify(rest);
  return json === NOTHING ? undefined : json;
}

export function modelRegistered(data: EventData<'ai.pedigree.model.registered.v1'>): Statements {
  const { id, digest, name, ...rest } = data.model;
  const builder = new StatementBuilder();
  const artifact = builder.refer(id, 'model');
  const { initialization } = data;
  return builder
    .add(
      present<DescriptionFact>({
        fact: 'description',
        artifact,
        kind: 'model',
        digest,
        name,
        initialization,
        described: true,
        attributes: attributesOf(rest),
      }),
    )
    .build();
}

export function datasetRegistered(
  data: EventData<'ai.pedigree.dataset.registered.v1'>,
): Statements {
  const { id, digest, name, ...rest } = data.dataset;
  const { origin, source, vetting } = data;
  const builder = new StatementBuilder();
  const artifact = builder.refer(id, 'dataset');
  builder.add(
    present<DescriptionFact>({
      fact: 'description',
      artifact,
      kind: 'dataset',
      digest,
      name,
      origin,
      source,
      described: true,
      attributes: attributesOf(rest),
    }),
  );
  if (vetting !== undefined)
    builder.add({
      fact: 'evidence',
      kind: 'vetting',
      id: vetting.reference ?? `${vetting.by} ${vetting.at}`,
      about: artifact,
      ...(digest === undefined ? {} : { digest }),
      data: JSON.stringify(vetting),
    });
  return builder.build();
}
