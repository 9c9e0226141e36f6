const PAGES = 'tree|blob|resolve|raw|commits?|viewer|discussions|edit|info';
const PLACE = String.raw`(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:api\/(?=models\/|datasets\/))?|hf:\/\/|git@hf\.co:`;
const REPOSITORY = String.raw`[\w.-]+(?:\/(?!(?:${PAGES})(?:\/|$))[\w.-]+)?`;
const AT = String.raw`@(refs\/(?:pr|convert)\/[\w-]+|[^/?#\s]+)`;
const TREE = String.raw`\/(?:tree|blob|resolve|raw|commits?)\/([^/?#\s]+)`;
const ADDRESS = new RegExp(
  String.raw`^(?:${PLACE})(datasets\/|models\/)?(${REPOSITORY})(?:${AT}|${TREE})?(?:\/[^?#\s]*)?(?:[?#].*)?$`,
  'i',
);
/** Places of the hub that are no repositories of models or datasets. */
const OTHERS =
  /^(?:spaces|docs|blog|papers|collections|api|settings|buckets|learn|posts|organizations|models|datasets|join|login|pricing|tasks)(?:\/|$)/i;

/** Folders in which the hub's clients keep what they downloaded: of no other host, and in no archive. */
const CACHE =
  /^(?!(?!file:)[a-z][\w+.-]+:)(?:.*[\\/])?(models|datasets)--([\w.-]+?)(?:--([\w.-]+))?(?:[\\/]snapshots[\\/]([\w.-]+))?(?:[\\/].*)?$/is;

/** What a link without a revision shows: so it stands for the repository, and pins nothing. */
const DEFAULT_BRANCH = 'main';

/**
 * The package URL, not normalized yet, of what lies at an address of the Hugging Face hub or in the cache
 * of one of its clients; nothing where it is neither.
 */
export function hubPurl(id: string): string | undefined {
  const [, cached, owner = '', name, snapshot] = CACHE.exec(id) ?? [];
  if (cached !== undefined)
    return purlOf(isDatasets(cached), name === undefined ? owner : `${owner}/${name}`, snapshot);
  const [, folder = '', path = '', at, tree] = ADDRESS.exec(id) ?? [];
  if (path === '' || (folder === '' && OTHERS.test(path))) return undefined;
  return purlOf(
    isDatasets(folder),
    path.replace(/\.git$/i, ''),
    at ?? (tree === DEFAULT_BRANCH ? undefined : tree),
  );
}

const isDatasets = (folder: string): boolean => /^datasets/i.test(folder);

const purlOf = (isDataset: boolean, path: string, revision: string | undefined): string =>
  `pkg:huggingface/${isDataset ? 'datasets/' : ''}${path}${revision ? `@${revision}` : ''}`;
