/** What of a young person's file changed at the CJG, by the class of data that it is to the hub. */
export type YouthChange =
  | 'YOUTH_IN_CARE'
  | 'YOUTH_PROVISION'
  | 'YOUTH_SAFETY_LEVEL'
  | 'YOUTH_SUPERVISION_ORDER'
  | 'YOUTH_NOTES'
  | 'JGZ_DEVELOPMENT';

/** A change in one file, as the CJG tells it. */
export interface YouthAnnouncement {
  readonly id: string;
  readonly bsn: string;
  readonly change: YouthChange;
  /** The number of the record, which says nothing of the person. */
  readonly record: string;
  readonly confidentiality: 'OPEN' | 'RESTRICTED' | 'SECRET';
  readonly at: Date;
}

/** The announcement as a CloudEvent of this organisation (NL GOV profile): that something changed, and never what it became. */
export function writeAnnouncement(oin: string, { id, bsn, change, record, confidentiality, at }: YouthAnnouncement): object {
  return {
    specversion: '1.0',
    id,
    source: `urn:nld:oin:${oin}:systeem:jeugddossier`,
    type: 'nl.gezinsbeeld.announcement.changed.v1',
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { person: { bsn }, classes: [change], object: record, changedAt: at.toISOString(), confidentiality },
  };
}
