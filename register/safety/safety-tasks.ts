import { momentNl } from '#consent/dutch-dates.ts';
import { personInRole } from '#consent/dutch-words.ts';
import type { NewTask } from '../tasks/store.ts';
import { safetyPeriods } from './safety-standing.ts';
import type { SafetyRow } from './store.ts';

type Ground = Pick<SafetyRow, 'id' | 'caseId' | 'memberId' | 'oin' | 'role' | 'from' | 'until'>;

/** The tasks that a ground raises when it is opened: the privacy officer is informed, and somebody is asked to look along. */
export function safetyTasks(ground: Ground, newId: () => string): readonly NewTask[] {
  const { caseId, memberId, oin, role } = ground;
  const alone = aloneUntil(ground);
  const about = { caseId, memberId };
  const ask = { ...about, kind: 'SAFETY_APPROVAL', dueAt: alone } as const;
  const [forRegisseur = '', forColleague = ''] = approvalKeys(ground);
  const textNl = `${capital(personInRole(role))} heeft een veiligheidsgrond geopend over een gezinslid. Kijk mee als tweede persoon: zonder goedkeuring sluit die op ${momentNl(alone)}.`;
  return [
    {
      ...about,
      id: newId(),
      kind: 'SAFETY_OPENED',
      about: `safety:${ground.id}:opened`,
      textNl: `${capital(personInRole(role))} heeft op ${momentNl(new Date(ground.from))} een veiligheidsgrond geopend. Zonder tweede persoon sluit die op ${momentNl(alone)}, en anders op ${momentNl(new Date(ground.until))}.`,
      oin: null,
      role: 'FG',
      dueAt: null,
    },
    { ...ask, id: newId(), about: forRegisseur, textNl, oin: null, role: 'REG' },
    ...(role === 'REG' ? [] : [{ ...ask, id: newId(), about: forColleague, textNl, oin, role }]),
  ];
}

/** The task that tells the privacy officer that nobody looked along with a ground in time. */
export function lapsedTask(ground: Ground, newId: () => string): NewTask {
  return {
    id: newId(),
    caseId: ground.caseId,
    memberId: ground.memberId,
    kind: 'SAFETY_LAPSED',
    about: `safety:${ground.id}:lapsed`,
    textNl: `Een veiligheidsgrond van ${personInRole(ground.role)} is op ${momentNl(aloneUntil(ground))} vervallen, omdat binnen 24 uur geen tweede persoon meekeek.`,
    oin: null,
    role: 'FG',
    dueAt: null,
  };
}

/** The keys of the tasks that ask for a second person: the regisseur's, and that of the opener's own organisation and role. */
export function approvalKeys({ id }: Pick<Ground, 'id'>): readonly string[] {
  return [`safety:${id}:approve`, `safety:${id}:approve:own`];
}

function aloneUntil({ from }: Ground): Date {
  return new Date(Date.parse(from) + safetyPeriods.alone);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
