/** The recipients of the sandbox as OIN/role: one organisation in one role. */
export const recipient = {
  regisseur: '00000099000000001000/REG',
  mayor: '00000099000000001000/BM',
  wmo: '00000099000000001000/WMO',
  police: '00000099000000002000/POL',
  ggz: '00000099000000003000/GGZ',
  youth: '00000099000000004000/JGD',
} as const;

/** The case references (zaakkenmerk) that the regisseur gave with the requests for release. */
export const caseReference = { s1: 'VB-2026-0001', s2: 'VB-2026-0002', s3: 'VB-2026-0003', elsewhere: 'VB-2025-0917' } as const;
