import type { ReadAnnouncement } from '../announcement.ts';
import { PoisonMessage } from '../errors.ts';
import { brpNotification, brpNotificationType, civilClasses } from './brp-notification.ts';
import { parseBody } from './parse-body.ts';

/** Reads that a person changed at the BRP: of which of its classes, all of them unless it says so. What is civil is not about one record, so it has no facts. */
export const readBrpNotification: ReadAnnouncement = async ({ body }) => {
  const { type, time, data } = parseBody(body, brpNotification);
  if (type !== brpNotificationType) throw new PoisonMessage('UNKNOWN_TYPE', 'type');
  const { burgerservicenummer, gewijzigd } = data;
  const classes = gewijzigd === undefined ? Object.values(civilClasses) : gewijzigd.map((part) => civilClasses[part]);
  return [
    {
      kind: 'CHANGED',
      change: 'RECORD',
      person: { bsn: burgerservicenummer },
      classes,
      facts: null,
      changedAt: new Date(time),
      object: 'persoon',
    },
  ];
};
