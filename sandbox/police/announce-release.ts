import type { PoliceItem, PoliceRelease } from '../dossiers/dossier.ts';

/** What the police tell about a decision to supply (Bericht in release-register.openapi.yaml). */
export interface ReleaseMessage {
  readonly bericht: 'VERSTREKT' | 'GEWIJZIGD' | 'INGETROKKEN';
  readonly besluit: string;
  readonly versie: number;
  readonly tijdstip: string;
  readonly zaakkenmerk: string;
  readonly burgerservicenummer: string;
  readonly soort: PoliceItem['kind'];
  readonly grondslag: string;
  readonly ontvangers: readonly string[];
  readonly totEnMet: string;
  readonly vertrouwelijkheid?: PoliceItem['confidentiality'];
}

/** The decisions that were taken since the register started, each with how often it was announced. */
export interface ReleaseDesk {
  /** Supplies the first item of this person (of this kind) by a new decision; null when there is no such item. */
  release(bsn: string, release: Omit<PoliceRelease, 'decisionId'>, kind?: PoliceItem['kind']): ReleaseMessage | null;
  /** Changes whom a decision is for or until when; null when there is no such decision. */
  change(decisionId: string, to: Partial<Pick<PoliceRelease, 'recipients' | 'until'>>): ReleaseMessage | null;
  /** Takes a decision back; null when there is no such decision. */
  withdraw(decisionId: string): ReleaseMessage | null;
}

/** The desk over these items, which it changes. */
export function createReleaseDesk(items: PoliceItem[], now: () => Date): ReleaseDesk {
  const versions = new Map<string, number>();
  let decisions = 0;
  const tell = (bericht: ReleaseMessage['bericht'], item: PoliceItem, release: PoliceRelease): ReleaseMessage => {
    const versie = (versions.get(release.decisionId) ?? 0) + 1;
    versions.set(release.decisionId, versie);
    return {
      bericht,
      besluit: release.decisionId,
      versie,
      tijdstip: now().toISOString(),
      zaakkenmerk: release.caseReference,
      burgerservicenummer: item.bsn,
      soort: item.kind,
      grondslag: release.article,
      ontvangers: release.recipients,
      totEnMet: release.until,
      ...(item.confidentiality === undefined ? {} : { vertrouwelijkheid: item.confidentiality }),
    };
  };
  const find = (decisionId: string): { place: number; item: PoliceItem; release: PoliceRelease } | null => {
    for (const [place, item] of items.entries()) {
      const release = item.releases.find((one) => one.decisionId === decisionId);
      if (release !== undefined) return { place, item, release };
    }
    return null;
  };
  return {
    release(bsn, given, kind) {
      const place = items.findIndex((item) => item.bsn === bsn && (kind === undefined || item.kind === kind));
      const item = items[place];
      if (item === undefined) return null;
      const release = { ...given, decisionId: `VB-NIEUW-${(decisions += 1)}` };
      items[place] = { ...item, releases: [...item.releases, release] };
      return tell('VERSTREKT', item, release);
    },
    change(decisionId, to) {
      const found = find(decisionId);
      if (found === null) return null;
      const release = { ...found.release, ...to };
      items[found.place] = { ...found.item, releases: found.item.releases.map((one) => (one.decisionId === decisionId ? release : one)) };
      return tell('GEWIJZIGD', found.item, release);
    },
    withdraw(decisionId) {
      const found = find(decisionId);
      if (found === null) return null;
      items[found.place] = { ...found.item, releases: found.item.releases.filter((one) => one.decisionId !== decisionId) };
      return tell('INGETROKKEN', found.item, found.release);
    },
  };
}
