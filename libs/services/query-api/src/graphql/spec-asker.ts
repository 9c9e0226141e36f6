import request from 'supertest';
import { type ApiUnderTest } from '../spec-app';

type Data = Record<'artifact' | 'artifacts', Record<string, never>>;

export interface Answer {
  data: Data;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
}

/** How the specs ask over GraphQL. */
export function askerOf(api: () => ApiUnderTest) {
  const post = (query: string, variables: object = {}) =>
    request(api().app.getHttpServer()).post('/api/graphql').send({ query, variables });

  async function ask(query: string, variables: object = {}): Promise<Data> {
    const { body } = await post(query, variables);
    expect((body as Answer).errors).toBeUndefined();
    return (body as Answer).data;
  }

  async function refused(query: string, variables: object = {}) {
    const { body } = await post(query, variables);
    const [error, ...others] = (body as Answer).errors ?? [];
    expect(others).toEqual([]);
    return error!;
  }

  return { post, ask, refused };
}
