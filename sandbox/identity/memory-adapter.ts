import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the identity provider keeps while it runs, in memory and for one kind of thing; access tokens are JWTs and are not kept. */
export class MemoryAdapter implements Adapter {
  readonly #entries = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = Date.now();
    for (const [key, entry] of this.#entries) if (entry.until < now) this.#entries.delete(key);
    this.#entries.set(id, { payload, until: now + (expiresIn || 3600) * 1000 });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(id);
    return Promise.resolve(entry !== undefined && entry.until >= Date.now() ? entry.payload : undefined);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve([...this.#entries.values()].find(({ payload }) => payload.uid === uid)?.payload);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve([...this.#entries.values()].find(({ payload }) => payload.userCode === userCode)?.payload);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  destroy(id: string): Promise<void> {
    this.#entries.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#entries) if (payload.grantId === grantId) this.#entries.delete(id);
    return Promise.resolve();
  }
}
