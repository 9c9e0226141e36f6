import {
  type Channel,
  type History,
  isRun,
  type Lesson,
  type Named,
  type Run,
  type Statement,
  type Told,
  type Writer,
} from './spec-statements';

export type EdgeType = 'weights' | 'trained' | 'taught' | 'generated' | 'derived';

/** What one statement says of how something came to be, before anybody asks what kind its ends are. */
export interface Edge {
  readonly type: EdgeType;
  readonly from: string;
  readonly to: string;
  /** Of weights. */
  readonly method?: string;
  /** Of taught and generated. */
  readonly channel?: Channel;
  readonly operation?: string;
  /** Of data: it was trained on for a purpose. */
  readonly tuning?: true;
  /** The statement says that nothing prompted the generator, and says of no prompt. */
  readonly unprompted?: boolean;
  readonly told: Told;
}

/** The model that wrote what nobody says the writer of. */
export const NOBODY = '?';

const SPELLINGS: Readonly<Record<string, string>> = {
  'hf://acme/hub': 'pkg:huggingface/acme/hub',
  'https://huggingface.co/acme/hub/': 'pkg:huggingface/acme/hub',
};
/** Spellings of one id that histories use are one id. */
export const canon = (id: string): string => SPELLINGS[id] ?? id;

const SILENCE = '#undisclosed-';
export const isSilence = (id: string): boolean => id.includes(SILENCE);

type Draft = Omit<Edge, 'told'>;
const edge = (type: EdgeType, from: string, to: string, more: Partial<Draft> = {}): Draft => ({
  type,
  from,
  to: canon(to),
  ...more,
});

const channelOf = ({ channel }: { channel: Channel }): Partial<Draft> => ({ channel });

const wrote = ({ channel, unprompted, prompt }: Writer): Partial<Draft> => ({
  channel,
  unprompted: unprompted === true && prompt !== true,
});

function inputsOf(what: Run): Draft[] {
  const from = canon(what.of.id);
  const lessons = (corpora: readonly Named[], teachers: readonly Lesson[] = []) => [
    ...corpora.map(({ id }) =>
      edge('trained', from, id, what.say === 'tune' ? { tuning: true } : {}),
    ),
    ...teachers.map((one) => edge('taught', from, one.model, channelOf(one))),
  ];
  switch (what.say) {
    case 'train':
      return [
        ...(what.base === undefined
          ? []
          : [edge('weights', from, what.base.id, { method: 'continued-pretraining' })]),
        ...lessons(what.corpora, what.teachers),
      ];
    case 'tune':
      return [
        edge('weights', from, what.base.id, { method: what.method }),
        ...lessons(what.corpora, what.teachers),
      ];
    case 'generate':
      return [
        ...what.writers.map((one) => edge('generated', from, one.model, wrote(one))),
        ...(what.seeds ?? []).map((id) => edge('derived', from, id, { operation: 'seed' })),
      ];
    case 'transform':
      return what.parents.map(({ id }) => edge('weights', from, id, { method: what.method }));
    case 'derive':
      return [
        ...what.parents.map((id) => edge('derived', from, id, { operation: what.operation })),
        ...(what.helpers ?? []).map((one) => edge('generated', from, one.model, channelOf(one))),
      ];
  }
}

/** The lists of a run that it ought to name something in, with how many they name. */
function lists(what: Run): { what: string; type: EdgeType; named: number; asked: number }[] {
  switch (what.say) {
    case 'train':
    case 'tune':
      return [{ what: 'corpora', type: 'trained', named: what.corpora.length, asked: 1 }];
    case 'generate':
      return [{ what: 'generators', type: 'generated', named: what.writers.length, asked: 1 }];
    case 'derive':
      return [{ what: 'parents', type: 'derived', named: what.parents.length, asked: 1 }];
    case 'transform':
      return [
        {
          what: 'parents',
          type: 'weights',
          named: what.parents.length,
          asked: what.method === 'merge' ? 2 : 1,
        },
        ...(what.method === 'adapter'
          ? [{ what: 'corpora', type: 'trained' as const, named: 0, asked: 1 }]
          : []),
      ];
  }
}

const sameRun = (a: Run, b: Statement): b is Run =>
  isRun(b) && b.run === a.run && canon(b.of.id) === canon(a.of.id);

/** What a merge left out is told of by a merge alone. */
const isMerge = (what: Run): boolean => what.say === 'transform' && what.method === 'merge';

/** Whether somebody who counts says, of this very run, what the list was: that it was empty, or what was in it. */
function answered(
  silent: Run,
  list: string,
  history: History,
  counts: (told: Told) => boolean,
): boolean {
  return history.some(
    (told) =>
      sameRun(silent, told.what) &&
      counts(told) &&
      isMerge(told.what) === isMerge(silent) &&
      lists(told.what).some(
        (one) =>
          one.what === list && (one.named >= one.asked || (told.what as Run).complete === true),
      ),
  );
}

function silencesOf(what: Run, history: History, counts: (told: Told) => boolean): Draft[] {
  const from = canon(what.of.id);
  return lists(what)
    .filter(({ named, asked }) => named < asked)
    .filter((list) => !answered(what, list.what, history, counts))
    .map(({ type, what: list }) =>
      edge(type, from, `${from}${SILENCE}${list}`, {
        channel: 'completions',
        ...(type === 'trained' && what.say !== 'train' ? { tuning: true } : {}),
        ...(what.say === 'transform' && type === 'weights' ? { method: what.method } : {}),
      }),
    );
}

/** Every edge that the history speaks of, with those to what runs leave unsaid. */
export const edgesOf = (history: History, counts: (told: Told) => boolean): Edge[] =>
  history.flatMap((told) =>
    isRun(told.what)
      ? [...inputsOf(told.what), ...silencesOf(told.what, history, counts)].map((one) => ({
          ...one,
          told,
        }))
      : [],
  );
