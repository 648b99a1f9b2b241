import { professionals } from '#database/seeds/professionals.ts';
import type { DeskRequest } from '../desk-request.ts';

const { oin } = professionals.regisseur;

const asCaller = <Role extends string>({
  oin: of,
  role,
  subject,
}: {
  readonly oin: string;
  readonly role: Role;
  readonly subject: string;
}) => ({
  oin: of,
  role,
  subject,
});
const ofTheFamily = (subject: string) => ({ oin, role: 'LID', subject }) as const;

/** Who comes to the hub's own desk in tests, as their token names them: the professionals of the seeds, the privacy officer, and family members. */
export const people = {
  regisseur: asCaller(professionals.regisseur),
  backup: asCaller(professionals.backup),
  police: asCaller(professionals.police),
  ggz: asCaller(professionals.ggz),
  youth: asCaller(professionals.youth),
  wmo: asCaller(professionals.wmo),
  income: asCaller(professionals.income),
  officer: { oin, role: 'FG', subject: 'prof-officer' },
  mark: ofTheFamily('family-mark'),
  chantal: ofTheFamily('family-chantal'),
  walter: ofTheFamily('family-walter'),
  wieger: ofTheFamily('family-wieger'),
  stranger: ofTheFamily('family-nobody'),
} as const;

/** The moment of the sandbox. */
export const now = new Date('2026-11-20T09:00:00.000Z');

/** A request at the desk, now unless said otherwise; nobody hears what it touches. */
export function aDeskRequest(given: Pick<DeskRequest, 'caller' | 'purpose' | 'policy'> & Partial<DeskRequest>): DeskRequest {
  return {
    now,
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    operation: null,
    touch: () => undefined,
    ...given,
  };
}
