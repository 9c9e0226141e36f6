import { readHuggingFaceCard } from './read';

const ID = 'pkg:huggingface/acme/support@8f2c1d0';
const HUB = 'pkg:huggingface/';
const card = (yaml: string, text = '\n# Support\n') => `---\n${yaml}\n---${text}`;

type Kind = 'model' | 'dataset';
const readingOf = (yaml: string, kind: Kind = 'model') => {
  const reading = readHuggingFaceCard(card(yaml), { id: ID, kind });
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.value;
};
const declarationOf = (yaml: string, kind: Kind = 'model') =>
  readingOf(yaml, kind).declarations[0]!;
const linksOf = (yaml: string, kind: Kind = 'model') =>
  declarationOf(yaml, kind).links.map(
    ({ type, to, properties }) => `${type} ${to} ${Object.values(properties).join()}`,
  );
const endsOf = (yaml: string, kind: Kind = 'model') =>
  declarationOf(yaml, kind).links.map(({ to }) => to.replace(`${ID}#`, '#').replace(HUB, ''));

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
    ['base_model_relation: Quantized\nbase_model: a/b', 'quantize'],
    ['base_model_relation: [quantized]\nbase_model: a/b', 'quantize'],
    ['base_model_relation: adapter\nbase_model: a/b', 'adapter'],
    ['base_model_relation: merge\nbase_model: a/b', 'merge'],
    ['base_model_relation: fine-tune\nbase_model: [a/b, a/c]', 'finetune'],
    ['base_model_relation: ""\nbase_model: a/b', 'finetune'],
    ['library_name: peft\nbase_model: a/b', 'adapter'],
    ['library_name: PEFT\nbase_model: a/b', 'adapter'],
    ['base_model: [a/b, a/c]', 'merge'],
    ['base_model: a/b+a/c', 'merge'],
    ['tags: [mergekit]\nbase_model: a/b', 'merge'],
    ['tags: [7, null, Merge]\nbase_model: a/b', 'merge'],
    ['tags: ["base_model:quantized:a/b"]', 'quantize'],
    ['tags: ["base_model:quantized:a/b"]\nbase_model: a/b', 'quantize'],
    ['base_model: a/b', 'finetune'],
  ])('says how: %j is %s', (yaml, method) => {
    expect(declarationOf(yaml).links[0]?.properties).toEqual({ method });
  });

  it.each(['distill', 'cousin', '[merge, quantized]', '7'])(
    'with a relation that is not understood, %s, learned from data and a teacher that nobody names',
    (relation) => {
      const yaml = `base_model: a/b\nbase_model_relation: ${relation}\ndatasets: acme/rows`;
      expect(linksOf(yaml)).toEqual([
        `INITIALIZED_FROM ${HUB}a/b finetune`,
        `TRAINED_ON ${ID}#undisclosed-corpora sft`,
        `TAUGHT_BY ${ID}#undisclosed-generators completions`,
        `TRAINED_ON ${HUB}datasets/acme/rows sft`,
      ]);
      expect(readingOf(yaml).notes).toMatchObject([
        { pointer: '/base_model_relation', placeholder: `${ID}#undisclosed-generators` },
      ]);
    },
  );

  it('keeps both, where its field and a tag say two things of one base', () => {
    const yaml = 'base_model: a/b\nbase_model_relation: quantized\ntags: ["base_model:merge:a/b"]';
    expect(linksOf(yaml)).toEqual([
      `INITIALIZED_FROM ${HUB}a/b quantize`,
      `INITIALIZED_FROM ${HUB}a/b merge`,
    ]);
  });

  it.each([
    ['a/b', 'a/b'],
    ['gpt2', 'gpt2'],
    ['a/b@v1', 'a/b@v1'],
    ['"a/b+c/d"', 'a/b c/d'],
    ['a/b, c/d', 'a/b c/d'],
    ['[a/b, [c/d]]', 'a/b c/d'],
    ['https://huggingface.co/a/b', 'a/b'],
    ['https://huggingface.co/a/b/tree/main', 'a/b'],
    ['https://huggingface.co/a/b/tree/0ab1', 'a/b@0ab1'],
    ['hf://a/b', 'a/b'],
    ['/root/.cache/huggingface/hub/models--a--b/snapshots/0ab1', 'a/b@0ab1'],
    ['pkg:huggingface/a%2Fb@1.0', 'a/b@1.0'],
    ['s3://acme/base', 's3://acme/base'],
    ['./checkpoints/last', '#.%2Fcheckpoints%2Flast'],
    ['/workspace/merged', '#%2Fworkspace%2Fmerged'],
    ['~/models/base', '#~%2Fmodels%2Fbase'],
    [String.raw`C:\models\base`, '#C%3A%5Cmodels%5Cbase'],
    ['file:///models/base', '#file%3A%2F%2F%2Fmodels%2Fbase'],
    ['http://localhost:8000/base', '#http%3A%2F%2Flocalhost%3A8000%2Fbase'],
    ['outputs/run-1', '#outputs%2Frun-1'],
    ['runs/1/checkpoint-500', '#runs%2F1%2Fcheckpoint-500'],
    ['None', '#None'],
    ['Unknown Model', '#Unknown%20Model'],
    ['llama3:8b', '#llama3%3A8b'],
    ['7', '#7'],
    ['false', '#false'],
    ['[a/b, null, ""]', 'a/b'],
    ['{name: Base, path: a/b}', 'a/b'],
    ['{primary: a/b, other: c/d}', 'a/b c/d'],
    ['""', ''],
    ['null', ''],
  ])('may name as its base %s, which is %s', (name, ids) => {
    expect(endsOf(`base_model: ${name}`).join(' ')).toBe(ids);
  });

  it.each([
    ['datasets: [1984, acme/rows]', '#1984 datasets/acme/rows'],
    ['datasets: [/data/train.jsonl]', '#%2Fdata%2Ftrain.jsonl'],
    ['datasets: [data/train.csv, json, generator]', '#data%2Ftrain.csv #json #generator'],
    ['datasets: [{name: rows, path: acme/rows}]', 'datasets/acme/rows'],
    ['datasets: [{name: acme/more, path: acme/rows}]', 'datasets/acme/rows datasets/acme/more'],
    ['datasets: [{}]', '#%7B%7D'],
    ['datasets: https://huggingface.co/datasets/acme/rows/viewer/a/b', 'datasets/acme/rows'],
    ['datasets: acme/rows@v1', 'datasets/acme/rows@v1'],
    ['tags: ["dataset:acme/rows"]', 'datasets/acme/rows'],
    ['training_data: acme/rows', 'datasets/acme/rows'],
    ['teacher_model: acme/teacher', 'acme/teacher'],
    ['Reward-Model: acme/judge', 'acme/judge'],
    ['base_models: acme/base', 'acme/base'],
    ['distilled_from: [acme/t1, acme/t2]', 'acme/t1 acme/t2'],
    ['tags: ["base_model:acme/base", "base_model:adapter:acme/base"]', 'acme/base'],
    ['tags: ["base_model:/out/merged"]', '#%2Fout%2Fmerged'],
    ['tags: ["base_model:hf://acme/base"]', 'acme/base'],
    ['model_name: 2024\nlicense: false\npipeline_tag: text-generation\nmetrics: [accuracy]', ''],
  ])('names with %s what it was made of: %s', (yaml, ids) => {
    expect(endsOf(yaml).join(' ')).toBe(ids);
  });

  it('says of each name that nobody else knows where it stands, and what stands for it', () => {
    expect(readingOf('base_model: [a/b, ./out]\ndatasets: [1984]').notes).toEqual([
      {
        pointer: '/base_model/1',
        message: expect.stringContaining('folder'),
        placeholder: `${ID}#.%2Fout`,
      },
      {
        pointer: '/datasets/0',
        message: expect.stringContaining('no name'),
        placeholder: `${ID}#1984`,
      },
    ]);
    expect(readingOf('base_model: a/b').notes).toEqual([]);
  });

  it('gives a placeholder of its own to the folder that another card names as well', () => {
    const other = readHuggingFaceCard(card('base_model: /workspace/merged'), {
      ...{ id: 'hf://acme/other', kind: 'model' },
    });
    expect(other).toMatchObject({
      value: { declarations: [{ links: [{ to: `${HUB}acme/other#%2Fworkspace%2Fmerged` }] }] },
    });
  });

  it('describes, with a license by its own name where it is "other"', () => {
    const yaml = 'license: other\nlicense_name: acme-1\nmodel_name: Support\ntags: [chat, 7, null]';
    expect(declarationOf(yaml).about).toEqual({
      name: 'Support',
      license: 'acme-1',
      tags: ['chat', '7'],
    });
    expect(declarationOf('model_name: 2024\nlicense: false').about).toEqual({ name: '2024' });
  });

  it.each(['\uFEFF---\r\nbase_model: a/b\r\n---\r\ntext', '\n \n---\nbase_model: a/b\n---'])(
    'is read with Windows line ends, a byte order mark, and blank lines before it: %j',
    (text) => {
      const reading = readHuggingFaceCard(text, { id: ID, kind: 'model' });
      expect(reading).toMatchObject({ ok: true, value: { declarations: [{ links: [{}] }] } });
    },
  );

  it.each([
    ['no metadata', '# Support', '', 'has no metadata'],
    ['metadata that is a list', card('- a'), '', 'has no metadata'],
    ['broken YAML', card('a: [1'), '', 'not valid YAML'],
    ['a bomb of aliases', card(bomb()), '', 'not valid YAML'],
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
  it.each([
    ['[original, extended|acme/raw, squad]', 'datasets/acme/raw datasets/squad'],
    ['original', ''],
    ['extended', '#extended'],
    ['extended|other', '#extended%7Cother'],
    ['[extended|other-wiki]', '#extended%7Cother-wiki'],
    ['other-wiki', '#other-wiki'],
    ['[/data/raw.csv, 7]', '#%2Fdata%2Fraw.csv #7'],
  ])('names with %s the datasets it comes from: %s', (yaml, ids) => {
    expect(endsOf(`source_datasets: ${yaml}`, 'dataset').join(' ')).toBe(ids);
  });

  it.each([
    ['source_datasets: acme/raw', 'DERIVED_FROM pkg:huggingface/datasets/acme/raw mix'],
    ['generated_by: acme/teacher', 'GENERATED_BY pkg:huggingface/acme/teacher completions'],
    ['base_model: acme/teacher', 'GENERATED_BY pkg:huggingface/acme/teacher completions'],
    ['judge_model: acme/judge', 'GENERATED_BY pkg:huggingface/acme/judge labels'],
  ])('says with %s how', (yaml, link) => {
    expect(linksOf(yaml, 'dataset')).toEqual([link]);
  });

  it.each([
    ['tags: [synthetic]', 'synthetic'],
    ['tags: [1, null, GPT-4]', 'synthetic'],
    ['tags: distilabel', 'synthetic'],
    ['language_creators: machine-generated', 'synthetic'],
    ['annotations_creators: [crowdsourced, machine-generated]', 'synthetic'],
    ['annotations_creators: {a: [expert-generated], b: [machine-generated]}', 'synthetic'],
    ['language_creators: [expert-generated]', undefined],
    ['pretty_name: ""', undefined],
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
