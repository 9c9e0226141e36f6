import { readHuggingFaceCard } from './read';

const ID = 'pkg:huggingface/acme/support@8f2c1d0';
const card = (yaml: string, text = '\n# Support\n') => `---\n${yaml}\n---${text}`;

const declarationOf = (yaml: string, kind: 'model' | 'dataset' = 'model') => {
  const reading = readHuggingFaceCard(card(yaml), { id: ID, kind });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value.declarations[0]!;
};
const linksOf = (yaml: string, kind: 'model' | 'dataset' = 'model') =>
  declarationOf(yaml, kind).links.map(
    ({ type, to, properties }) => `${type} ${to} ${Object.values(properties).join()}`,
  );

describe('a model card', () => {
  it('names bases and datasets of the hub, one or several', () => {
    expect(linksOf('base_model: Qwen/Qwen2.5-7B\ndatasets:\n  - acme/a\n  - squad')).toEqual([
      'INITIALIZED_FROM pkg:huggingface/Qwen/Qwen2.5-7B finetune',
      'TRAINED_ON pkg:huggingface/datasets/acme/a sft',
      'TRAINED_ON pkg:huggingface/datasets/squad sft',
    ]);
  });

  it.each([
    ['base_model_relation: quantized\nbase_model: a/b', 'quantize'],
    ['base_model_relation: adapter\nbase_model: a/b', 'adapter'],
    ['base_model_relation: merge\nbase_model: a/b', 'merge'],
    ['base_model_relation: finetune\nbase_model: [a/b, a/c]', 'finetune'],
    ['library_name: peft\nbase_model: a/b', 'adapter'],
    ['base_model: [a/b, a/c]', 'merge'],
    ['tags: [mergekit]\nbase_model: a/b', 'merge'],
    ['base_model: a/b', 'finetune'],
  ])('says how: %j is %s', (yaml, method) => {
    expect(declarationOf(yaml).links[0]?.properties).toEqual({ method });
  });

  it.each([
    ['https://huggingface.co/Qwen/Qwen2.5-7B', 'pkg:huggingface/Qwen/Qwen2.5-7B'],
    ['gpt2', 'pkg:huggingface/gpt2'],
    ['./checkpoints/last', './checkpoints/last'],
    ['/data/models/qwen', '/data/models/qwen'],
  ])('may name %s: %s', (name, id) => {
    expect(declarationOf(`base_model: ${name}`).links[0]?.to).toBe(id);
  });

  it('describes, with a license by its own name where it is "other"', () => {
    const yaml = 'license: other\nlicense_name: acme-1\nmodel_name: Support\ntags: [chat]';
    expect(declarationOf(yaml).about).toEqual({
      name: 'Support',
      license: 'acme-1',
      tags: ['chat'],
    });
  });

  it('is read with Windows line ends and a byte order mark', () => {
    const text = '\uFEFF---\r\nbase_model: a/b\r\n---\r\ntext';
    const reading = readHuggingFaceCard(text, { id: ID, kind: 'model' });
    expect(reading).toMatchObject({ ok: true, value: { declarations: [{ links: [{}] }] } });
  });

  it.each([
    ['no metadata', '# Support', '', 'has no metadata'],
    ['metadata that is a list', card('- a'), '', 'has no metadata'],
    ['broken YAML', card('a: [1'), '', 'not valid YAML'],
    ['a bomb of aliases', card(bomb()), '', 'not valid YAML'],
    [
      'a relation nobody knows',
      card('base_model_relation: cousin'),
      '/base_model_relation',
      'one of',
    ],
    ['a base that is no name', card('base_model: 7'), '/base_model', 'must be'],
  ])('is refused with %s', (_what, text, pointer, message) => {
    expect(readHuggingFaceCard(text, { id: ID, kind: 'model' })).toMatchObject({
      ok: false,
      errors: [
        { pointer, message: expect.stringContaining(message), remedy: expect.stringMatching(/\w/) },
      ],
    });
  });
});

describe('a dataset card', () => {
  it('names the datasets it comes from', () => {
    const yaml = 'source_datasets: [original, extended|acme/raw, squad]';
    expect(linksOf(yaml, 'dataset')).toEqual([
      'DERIVED_FROM pkg:huggingface/datasets/acme/raw mix',
      'DERIVED_FROM pkg:huggingface/datasets/squad mix',
    ]);
  });

  it.each([
    ['tags: [synthetic]', 'synthetic'],
    ['language_creators: machine-generated', 'synthetic'],
    ['annotations_creators: [crowdsourced, machine-generated]', 'synthetic'],
    ['language_creators: [expert-generated]', undefined],
  ])('says whether a model wrote it: %j is %s', (yaml, origin) => {
    expect(declarationOf(yaml, 'dataset')).toMatchObject({ kind: 'dataset', source: 'hub' });
    expect(declarationOf(yaml, 'dataset').origin).toBe(origin);
  });
});

/** Nine levels of ten aliases each: a thousand million entries. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => {
    const before = i === 0 ? 'x' : `*l${i - 1}`;
    return `l${i}: &l${i} [${Array.from({ length: 10 }, () => before).join(', ')}]`;
  });
  return levels.join('\n');
}
