import type { PoliceItem, PoliceRelease } from '../dossiers/dossier.ts';

/** What the police tell about a decision to supply (Bericht in release-register.openapi.yaml). */
export interface ReleaseMessage {
  readonly bericht: 'VERSTREKT' | 'GEWIJZIGD' | 'INGETROKKEN';
  readonly besluit: string;
  readonly item: string;
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
  /** Changes whom a decision is for or until when: a message for each of its items. */
  change(decisionId: string, to: Partial<Pick<PoliceRelease, 'recipients' | 'until'>>): readonly ReleaseMessage[];
  /** Takes a decision back: a message for each of its items. */
  withdraw(decisionId: string): readonly ReleaseMessage[];
}

/** The desk over these items, which it changes; an item is called by its place, as the register calls it. */
export function createReleaseDesk(items: PoliceItem[], now: () => Date): ReleaseDesk {
  const versions = new Map<string, number>();
  let decisions = 0;
  const tell = (bericht: ReleaseMessage['bericht'], place: number, item: PoliceItem, release: PoliceRelease): ReleaseMessage => {
    const name = `POL-${place + 1}`;
    const versie = (versions.get(`${release.decisionId} ${name}`) ?? 0) + 1;
    versions.set(`${release.decisionId} ${name}`, versie);
    return {
      bericht,
      besluit: release.decisionId,
      item: name,
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
  /** Puts another release, or none, in the place of this decision wherever it stands. */
  const replace = (
    decisionId: string,
    bericht: ReleaseMessage['bericht'],
    next: (release: PoliceRelease) => PoliceRelease | null,
  ): readonly ReleaseMessage[] =>
    items.flatMap((item, place) => {
      const release = item.releases.find((one) => one.decisionId === decisionId);
      if (release === undefined) return [];
      const after = next(release);
      items[place] = { ...item, releases: item.releases.flatMap((one) => (one === release ? (after ?? []) : [one])) };
      return [tell(bericht, place, item, after ?? release)];
    });
  return {
    release(bsn, given, kind) {
      const place = items.findIndex((item) => item.bsn === bsn && (kind === undefined || item.kind === kind));
      const item = items[place];
      if (item === undefined) return null;
      const release = { ...given, decisionId: `VERS-NIEUW-${(decisions += 1)}` };
      items[place] = { ...item, releases: [...item.releases, release] };
      return tell('VERSTREKT', place, item, release);
    },
    change: (decisionId, to) => replace(decisionId, 'GEWIJZIGD', (release) => ({ ...release, ...to })),
    withdraw: (decisionId) => replace(decisionId, 'INGETROKKEN', () => null),
  };
}
