/** What a CI would do beside the people who look at the explorer. */
export interface Asking {
  /** Asks for a promotion and waits for its decision; answers its id. */
  promote(model: string, environment?: string, requestedBy?: string): Promise<string>;
}

const API = '/api/v1';

/** @param url of the server, without a slash at the end */
export const asking = (url: string): Asking => ({
  async promote(model, environment = 'production', requestedBy = 'ci@acme.example') {
    const response = await fetch(`${url}${API}/promotions?wait=60`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, environment, requestedBy }),
    });
    if (response.status !== 200) throw new Error(await response.text());
    const { promotion } = (await response.json()) as { promotion: { id: string } };
    return promotion.id;
  },
});

let sent = 0;

/** An event of the made-up team that these tests play. */
export const event = (type: string, data: object): object => ({
  specversion: '1.0',
  id: `e-${String(++sent)}`,
  source: '/tests/explorer',
  type: `ai.pedigree.${type}.v1`,
  data,
});
