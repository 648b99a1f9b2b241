import { youthDossier } from './dossier.ts';
import type { Dossiers } from './dossier.ts';

const gerrit = '999994542';
const alexander = '999995832';
const zoey = '999995807';

/** What the partners know about the family Den Braber / Van Zon, exactly as scenario S3 tells it: the police and the GGZ know nothing. */
export const denBraber: Dossiers = {
  ggz: [],
  wmo: [
    {
      bsn: gerrit,
      type: 'Wmo-voorziening',
      description: 'Woningaanpassing',
      registered: '2026-09-07',
      from: '2026-09-21',
      confidentiality: 'zaakvertrouwelijk',
      status: 'Voorziening toegekend',
      properties: { categorie: 'Wonen', voorziening: 'Traplift', begindatum: '2026-09-21' },
    },
  ],
  wi: [],
  cjg: [
    // The help to the parent is written under the parent's own name.
    youthDossier(gerrit, {
      provisions: [
        {
          recordedAt: '2026-10-05',
          confidentiality: 'OPEN',
          from: '2026-10-12',
          category: 'Opvoedondersteuning',
          kind: 'Oudertraining in een groep',
          provider: 'Opvoedpoli Voorbeeld',
        },
      ],
    }),
    youthDossier(alexander, {
      episodes: [{ recordedAt: '2026-09-01', confidentiality: 'OPEN', from: '2026-09-01' }],
      provisions: [
        {
          recordedAt: '2026-09-01',
          confidentiality: 'OPEN',
          from: '2026-09-14',
          category: 'Jeugd-ggz',
          kind: 'Gesprekken over somberheid',
          provider: 'Praktijk Het Kompas',
        },
      ],
    }),
    youthDossier(zoey, {
      episodes: [{ recordedAt: '2026-10-05', confidentiality: 'OPEN', from: '2026-10-05' }],
      provisions: [
        {
          recordedAt: '2026-10-05',
          confidentiality: 'OPEN',
          from: '2026-10-12',
          category: 'Ambulante jeugdhulp',
          kind: 'Training sociale vaardigheden',
          provider: 'Jeugdhulp De Sprong',
        },
      ],
    }),
  ],
  police: [],
};
