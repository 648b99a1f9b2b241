import { z } from 'zod';

/** A notification of the ZGW Notificaties API 1.0, as a consumer gets it; what it has more is left behind. */
export const zgwNotification = z.object({
  kanaal: z.string().min(1).max(50),
  hoofdObject: z.url(),
  resource: z.string().min(1).max(100),
  resourceUrl: z.url(),
  actie: z.string().min(1).max(100),
  aanmaakdatum: z.iso.datetime({ offset: true }),
  kenmerken: z.record(z.string(), z.unknown()).nullish(),
});

/** A notification of the ZGW Notificaties API. */
export type ZgwNotification = z.infer<typeof zgwNotification>;

/** The channel of the notification with which a register tries an address before it subscribes it: it is about nothing. */
export const testChannel = 'test';
