import { type ArtifactKind, canonicalId } from '@pedigree/lineage';
import { createHash } from 'node:crypto';

/** An artifact as a document names it. */
export interface NamedArtifact {
  id: string;
  /** Others cannot know it by this id: it stands for a label, a folder or a word of the document. */
  isScoped: boolean;
}

/**
 * What a name in a document means: an address, a package URL or a repository of the Hugging Face hub is
 * the same to everybody. A local path, or a word such as `None`, is something else in every document.
 *
 * @param subject id of what the document is about
 */
export function artifactNamed(name: string, kind: ArtifactKind, subject: string): NamedArtifact {
  const given = name.trim();
  const id = addressed(given) ?? hubRepository(given, kind);
  return id === undefined
    ? { id: scopedId(subject, given), isScoped: true }
    : { id, isScoped: false };
}

const LONGEST_LABEL = 200;

/** The id of what means something in a document about that subject only. */
export function scopedId(subject: string, label: string): string {
  const text = encodeURIComponent(label.trim()) || 'unnamed';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const short =
    text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - hash.length)}-${hash}`;
  return `${canonicalId(subject)}#${short}`;
}

const SCHEME = /^(?:(?:pkg|urn|doi|oci|ark|did|hdl|tag|arn):|[a-z][\w+.-]+:\/\/)\S+$/i;
const HERE = /^(?:file:|[a-z]+:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]))/i;

/** It means the same wherever it is written. */
export const isUri = (text: string | undefined): text is string =>
  text !== undefined && SCHEME.test(text) && !HERE.test(text);

const HUB = 'pkg:huggingface/';
const HUB_DATASETS = `${HUB}datasets/`;

/** The id of an address, a package URL or a place in the hub's cache. */
export function addressed(text: string): string | undefined {
  const id = canonicalId(text);
  return isUri(id) ? id : undefined;
}

/** What the type of a package URL says of the artifact. */
export const kindOfId = (id: string): ArtifactKind | undefined =>
  id.startsWith(HUB_DATASETS)
    ? 'dataset'
    : /^pkg:(?:huggingface|mlflow)\//.test(id)
      ? 'model'
      : undefined;

const REPOSITORY = /^(datasets\/)?(\w[\w.-]*(?:\/\w[\w.-]*)?)(@[\w.][\w./-]*)?$/;

function hubRepository(name: string, kind: ArtifactKind): string | undefined {
  const [, folder, path, revision = ''] = REPOSITORY.exec(name) ?? [];
  if (path === undefined || isLocal(path) || isNoName(path)) return undefined;
  const isDataset = kind === 'dataset' || folder !== undefined;
  return canonicalId(`${isDataset ? HUB_DATASETS : HUB}${path}${revision}`);
}

const FOLDER =
  /^(?:out|outputs?|results?|runs?|logs?|models?|data|datasets?|checkpoints?|ckpts?|weights|saved_models?|merged|workspace|tmp|temp|home|root|mnt|content|local|cache|experiments?|artifacts?)(?:\/|$)/i;
const FILE =
  /\.(?:jsonl?|csv|tsv|txt|parquet|arrow|ya?ml|xml|zip|gz|tar|tgz|safetensors|bin|gguf|ggml|pth?|ckpt|onnx|h5|npz)$/i;

/** It lies on the machine of whoever wrote it. */
const isLocal = (path: string): boolean => FOLDER.test(path) || FILE.test(path);

/** Words that people and tools write where a name belongs. */
const WORDS: ReadonlySet<string> = new Set(
  `none null nil na undefined unknown unnamed untitled unspecified tbd todo custom private internal
  proprietary confidential undisclosed various multiple mixed mix other others original self this local
  default example test training train validation evaluation eval
  model models base basemodel parent parentmodel sourcemodel pretrainedmodel unknownmodel unknownbase
  unknownbasemodel teacher teachermodel student studentmodel generator generators adapter lora merged merge
  final last best latest checkpoint checkpoints out output outputs result results tmp temp
  data dataset datasets corpus corpora trainingdata trainingdataset traindataset traindata trainset
  finetuningdata finetuningdataset pretrainingdata testdata testdataset evaluationdata evaluationdataset
  validationdata validationdataset unknowndata unknowndataset customdata customdataset privatedataset
  internaldataset mydataset mymodel syntheticdata syntheticdataset
  json jsonl csv tsv text parquet arrow pandas xml imagefolder audiofolder videofolder webdataset`.split(
    /\s+/,
  ),
);

/** A word that names nothing, e.g. `Unknown Model`, `n/a`, `checkpoint-500`, or the loader of a file. */
export function isNoName(name: string): boolean {
  const word = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return !/\p{L}/u.test(word) || WORDS.has(word.replace(/\d+$/, '')) || WORDS.has(word);
}
