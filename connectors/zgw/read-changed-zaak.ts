import type { CallScope, Outcome, Wire } from '../call.ts';
import { stricter, type ChangedRecord } from '../changed-record.ts';
import { sameOrigin } from '../same-origin.ts';
import { couldHoldBsn } from '../target-url.ts';
import { completeZaak, createReadOnce } from './complete-zaak.ts';
import { confidentialityOf } from './confidentiality.ts';
import { defaultSubjectRoles, isAbout, type SubjectRoles } from './is-about.ts';
import { zgwHeaders } from './search-zaken.ts';
import { wireZaak } from './wire-zaak.ts';
import type { Zaak } from './zaak.ts';

/** A notification about a case (ZGW Notificaties API), as far as reading it after all needs. */
export interface ZaakChange {
  /** The address of the case (hoofdObject). */
  readonly url: string;
  /** Which part of it changed, such as `status` or `rol`. */
  readonly resource: string;
  /** The confidentiality that the notification names (kenmerk vertrouwelijkheidaanduiding). */
  readonly designation: string | undefined;
}

/** What can be asked of a register about changes that it announced. */
export interface ZgwChanges {
  /** Whether this is the address of a case at this register itself: its origin, its path, and nothing behind that. */
  owns(url: string): boolean;
  /** Whose the case is and of which classes; missing when it is there no more, FORBIDDEN when the register lets us not read it or a part of it. Throws `ConnectorError` for an address that is not its own. */
  read(change: ZaakChange, scope: CallScope): Promise<Outcome<ChangedRecord>>;
}

/** Which classes of data a case of this register holds. */
export interface ZaakClasses {
  /** The zaaktypen that the hub shows anything of. */
  readonly zaaktypen: readonly string[];
  readonly classesOf: (zaak: Zaak, resource: string) => readonly string[];
}

/** The changes of a register over this wire. The confidentiality is the stricter one of what the notification and the case itself say. */
export function createZgwChanges(wire: Wire, classes: ZaakClasses, roles: SubjectRoles = defaultSubjectRoles): ZgwChanges {
  return {
    owns: (url) => isZaakOf(wire.baseUrl, url),
    async read(change, scope) {
      const asked = await wire.call(
        {
          method: 'GET',
          path: `${change.url}?expand=zaaktype,rollen`,
          headers: { 'accept-crs': zgwHeaders['accept-crs'] },
          schema: wireZaak.refine(({ url }) => url === change.url),
          statuses: { 403: 'FORBIDDEN', 404: 'missing', 410: 'missing' },
        },
        scope,
      );
      if (asked.state !== 'found') return asked;
      const needs = { zaaktypen: classes.zaaktypen, eigenschappen: false, status: false };
      // A part that we may not have is a refusal like that of the whole; a token that is not taken is our own trouble, and passes.
      const readPart = createReadOnce(wire, scope, { statuses: { 403: 'FORBIDDEN' } });
      const zaak = await completeZaak(asked.value, needs, wire.baseUrl, readPart);
      if (zaak.state !== 'found') return zaak;
      return { state: 'found', value: describe(zaak.value, change, classes, roles) };
    },
  };
}

function describe(zaak: Zaak, { resource, designation }: ZaakChange, { classesOf }: ZaakClasses, roles: SubjectRoles): ChangedRecord {
  const named = zaak.rollen.flatMap(({ betrokkeneIdentificatie }) => betrokkeneIdentificatie?.inpBsn ?? []);
  return {
    bsns: [...new Set(named)].filter((bsn) => /^[0-9]{9}$/.test(bsn) && isAbout(zaak.rollen, bsn, roles)),
    classes: classesOf(zaak, resource),
    confidentiality: stricter(confidentialityOf(designation), confidentialityOf(zaak.designation)),
  };
}

function isZaakOf(baseUrl: string, link: string): boolean {
  const url = URL.parse(link);
  if (url === null || !sameOrigin(baseUrl, link) || couldHoldBsn(link)) return false;
  const path = new URL('zaken/', baseUrl).pathname;
  const id = url.pathname.slice(path.length);
  return url.href === link && url.search === '' && url.hash === '' && url.pathname.startsWith(path) && /^[\w-]+$/.test(id);
}
