import { parseEvent, type PedigreeEvent, type Ref } from '@pedigree/events';
import { idOf, interpret, isUndisclosed } from '@pedigree/lineage';
import { demoEvents, LINEAGES } from './lineages';
import { POOL } from './ultrafeedback';

const parsed = (): PedigreeEvent[] =>
  demoEvents().map((event) => {
    const result = parseEvent(event, event.time);
    if (!result.ok) throw new Error(`${event.id}: ${JSON.stringify(result.errors)}`);
    return result.value;
  });

/** Artifacts that some event registers or produces. */
const described = (events: PedigreeEvent[]): Set<string> =>
  new Set(
    events
      .flatMap((event) => interpret(event).facts)
      .flatMap((fact) => (fact.fact === 'description' && fact.described ? [fact.artifact] : [])),
  );

describe('the public lineages as events', () => {
  it('are valid events of the contract', () => {
    expect(parsed().length).toBeGreaterThan(100);
  });

  it('have an id each, the same on every run', () => {
    const ids = demoEvents().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(demoEvents()).toEqual(demoEvents());
  });

  it('refer to nothing that is not registered or produced', () => {
    const events = parsed();
    const known = described(events);
    const named = events.flatMap((event) => interpret(event).artifacts.map(({ id }) => id));
    expect(named.filter((id) => !known.has(id) && !isUndisclosed(id))).toEqual([]);
  });

  it('say on what each statement rests', () => {
    expect(demoEvents().filter(({ data }) => typeof data['basis'] !== 'string')).toEqual([]);
  });
});

describe('the list of lineages', () => {
  it('has the 25 of the domain and two made-up examples, in order', () => {
    expect(LINEAGES.map(({ number }) => number)).toEqual(
      Array.from({ length: 27 }, (_, i) => i + 1),
    );
  });

  it('expects something of models that a run produced', () => {
    const outputs = new Set(
      parsed().flatMap(({ data }) => ('output' in data ? [idOf(data.output as Ref)] : [])),
    );
    const candidates = LINEAGES.flatMap(({ expected }) => expected.map((one) => one.candidate));
    expect(candidates.filter((id) => !outputs.has(id))).toEqual([]);
  });

  it('has the 17 generators of UltraFeedback', () => {
    expect(new Set(POOL).size).toBe(17);
  });
});
