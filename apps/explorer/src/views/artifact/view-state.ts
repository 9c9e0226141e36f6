import { type Direction } from './lineage/lineage';
import { type Choice } from './lineage/visible';

/** What the page of an artifact shows; all of it stands in the address, so that a link shows the same. */
export interface ViewState extends Omit<Choice, 'pinned'> {
  direction: Direction;
  /** `undefined`: what fits the window. */
  view: 'graph' | 'table' | undefined;
  environment: string;
  /** RFC 3339; `undefined`: now. */
  asOf: string | undefined;
  /** The artifact that is looked at more closely. */
  node: string | undefined;
  /** The rule whose paths are lit. */
  rule: string | undefined;
}

const DEFAULT_ENVIRONMENT = 'production';
const LISTS = ['open', 'shut', 'all'] as const;

export function readViewState(params: URLSearchParams): ViewState {
  const view = params.get('view');
  const at = params.get('asOf') ?? '';
  return {
    direction: params.get('direction') === 'downstream' ? 'downstream' : 'upstream',
    view: view === 'graph' || view === 'table' ? view : undefined,
    environment: params.get('environment') || DEFAULT_ENVIRONMENT,
    asOf: Number.isNaN(Date.parse(at)) ? undefined : at,
    node: params.get('node') ?? undefined,
    rule: params.get('rule') ?? undefined,
    open: params.getAll('open'),
    shut: params.getAll('shut'),
    all: params.getAll('all'),
  };
}

/** The shortest address for a state: what is as usual is left out. */
export function writeViewState(state: ViewState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.direction === 'downstream') params.set('direction', 'downstream');
  if (state.environment !== DEFAULT_ENVIRONMENT) params.set('environment', state.environment);
  for (const key of ['view', 'asOf', 'node', 'rule'] as const)
    if (state[key] !== undefined) params.set(key, state[key]);
  for (const key of LISTS) for (const id of state[key]) params.append(key, id);
  return params;
}

/** Opens an artifact that is shut, or shuts one that is open. */
export function toggled(state: ViewState, id: string, isOpen: boolean): Partial<ViewState> {
  const without = (ids: readonly string[]) => ids.filter((each) => each !== id);
  return isOpen
    ? { open: without(state.open), all: without(state.all), shut: [...without(state.shut), id] }
    : { open: [...without(state.open), id], shut: without(state.shut) };
}
