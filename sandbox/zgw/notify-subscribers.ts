import type { Notifier, Subscriber } from '../send-notification.ts';
import type { WireObject } from './zaak-store.ts';

/** One notification of the ZGW Notificaties API 1.0. */
export interface Notificatie {
  readonly kanaal: string;
  readonly hoofdObject: string;
  readonly resource: string;
  readonly resourceUrl: string;
  readonly actie: 'create' | 'update' | 'partial_update' | 'destroy';
  readonly aanmaakdatum: string;
  readonly kenmerken: Readonly<Record<string, string>>;
}

/** The subscriptions (abonnementen) of one register, as its notification component (NRC) keeps them. */
export interface Abonnementen {
  /**
   * Takes a subscriber in when its address answers 204 to a test notification, and refuses one without its authorisation with 401 or 403: the two checks that
   * an NRC makes. Answers whether it did.
   */
  subscribe(subscriber: Subscriber): Promise<boolean>;
  /** Sends a notification to every subscriber; answers the status of each. */
  publish(notificatie: Notificatie): Promise<readonly number[]>;
}

/** The test notification that the NRC of VNG sends: its addresses lead nowhere. */
export const testNotificatie: Notificatie = {
  kanaal: 'test',
  hoofdObject: 'http://some.hoofdobject.nl/',
  resource: 'some_resource',
  resourceUrl: 'http://some.resource.nl/',
  actie: 'create',
  aanmaakdatum: '2019-01-01T12:00:00Z',
  kenmerken: {},
};

/** The subscriptions of a register that has none yet. */
export function createAbonnementen(notifier: Notifier): Abonnementen {
  const subscribers: Subscriber[] = [];
  return {
    async subscribe(subscriber) {
      const open = await notifier.send({ ...subscriber, authorization: null }, testNotificatie);
      if (open !== 401 && open !== 403) return false;
      if ((await notifier.send(subscriber, testNotificatie)) !== 204) return false;
      subscribers.push(subscriber);
      return true;
    },
    publish: (notificatie) => Promise.all(subscribers.map((subscriber) => notifier.send(subscriber, notificatie))),
  };
}

/** The kenmerken of the channel `zaken`: source organisation (RSIN), zaaktype, and the confidentiality if the case names one. */
export function kenmerkenOf(zaak: WireObject): Readonly<Record<string, string>> {
  const entries = ['bronorganisatie', 'zaaktype', 'vertrouwelijkheidaanduiding'].map((name) => [name, zaak[name]] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
