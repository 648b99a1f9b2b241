import type { Announcement, ReadAnnouncement } from '../announcement.ts';
import { PoisonMessage } from '../errors.ts';
import { parseBody } from './parse-body.ts';
import { factsOf, foundOrLater, type Asked, type SourceRecord } from './source-record.ts';
import { zgwNotification, type ZgwNotification } from './zgw-notification.ts';

/** A register of cases, as far as it can be asked about what it announced. */
export interface ZgwSource {
  /** Whether this is the address of a case at this register itself. */
  owns(url: string): boolean;
  read(change: { readonly url: string; readonly resource: string; readonly designation: string | undefined }): Promise<Asked<SourceRecord>>;
}

/**
 * Reads notifications of ZGW registers: who the case is about, and what kind of case it is, the register itself is asked. A case that is gone is nobody's any
 * more, and so tells nothing; nor does another channel than that of cases. Throws a PoisonMessage for a case at another address than the register's own.
 */
export function createZgwReader(sourceOf: (source: string) => ZgwSource | undefined): ReadAnnouncement {
  return async ({ source, body }) => {
    const { kanaal, hoofdObject, resource, resourceUrl, aanmaakdatum, actie, kenmerken } = parseBody(body, zgwNotification);
    if (kanaal !== 'zaken') return [];
    const register = sourceOf(source);
    if (register === undefined) throw new PoisonMessage('NO_READER');
    if (!register.owns(hoofdObject)) throw new PoisonMessage('FOREIGN_SOURCE', 'hoofdObject');
    if (new URL(resourceUrl).origin !== new URL(hoofdObject).origin) throw new PoisonMessage('FOREIGN_SOURCE', 'resourceUrl');
    if (resource === 'zaak' && actie === 'destroy') return [];
    const record = foundOrLater(await register.read({ url: hoofdObject, resource, designation: designationOf(kenmerken) }));
    if (record === null || record.classes.length === 0) return [];
    return record.bsns.map((bsn): Announcement => ({
      kind: 'CHANGED',
      change: 'RECORD',
      person: { bsn },
      classes: record.classes,
      facts: factsOf(record.confidentiality),
      changedAt: new Date(aanmaakdatum),
      object: hoofdObject,
    }));
  };
}

/** How confidential the notification says that it is; what is no word is one that nobody knows. */
function designationOf(kenmerken: ZgwNotification['kenmerken']): string | undefined {
  const named = kenmerken?.['vertrouwelijkheidaanduiding'] ?? undefined;
  return named === undefined || typeof named === 'string' ? named : JSON.stringify(named);
}
