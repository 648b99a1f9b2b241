import { DeliverLater } from '#events/relay.ts';

/** What the work comes to; rejects with DeliverLater for whatever goes wrong in it: through no fault of any event. */
export async function orLater<T>(what: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw cause instanceof DeliverLater ? cause : new DeliverLater(what, { cause });
  });
}
