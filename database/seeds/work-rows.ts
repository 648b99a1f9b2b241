import { createNames, day } from './names.ts';
import type { SeedCase } from './seed-case.ts';

/** The rows of a case about the work: the case itself, its legal bases, plan, scores, network, meetings, escalations and signals. */
export function workRows(seedCase: SeedCase) {
  const caseId = seedCase.id;
  const { id, member, members: memberIds } = createNames(caseId);
  const { goalsAndActions = [], scores = [], network = [], meetings = [], escalations = [], signals = [], match } = seedCase;
  return {
    familyCase: [
      {
        id: caseId,
        reference: seedCase.reference,
        phase: seedCase.phase,
        triage: seedCase.triage,
        triageRationale: seedCase.triageRationale,
        openedAt: day(seedCase.openedAt),
      },
    ],
    legalBases: ['TRIAGE', 'PLAN', 'COORD'].map((purpose, index) => ({
      id: id('b', index),
      caseId,
      purpose,
      from: day(seedCase.openedAt),
      article: 'AVG 6(1)(e); Wmo 2015 art. 2.1.1; Jeugdwet art. 2.1',
    })),
    planItems: goalsAndActions.map(({ about, by, byMember, due, recordedAt, kind, status, domain, text }, index) => ({
      id: id('p', index),
      caseId,
      position: index + 1,
      kind,
      status,
      domain,
      text,
      about: memberIds(about),
      owner: byMember === 'network' ? 'Iemand uit het sociale netwerk' : (by?.organisation ?? null),
      ownerOin: by?.oin ?? null,
      ownerRole: by?.role ?? null,
      ownerMemberId: typeof byMember === 'number' ? member(byMember) : null,
      due: day(due),
      recordedAt: day(recordedAt),
    })),
    scores: scores.map(({ of, domain, score, scoredAt, by: { oin, role } }, index) => ({
      id: id('d', index),
      memberId: member(of),
      domain,
      score,
      scoredAt: day(scoredAt),
      oin,
      role,
    })),
    network: network.map(({ supports, recordedAt, ...one }, index) => ({
      ...one,
      id: id('n', index),
      caseId,
      supports: memberIds(supports),
      recordedAt: day(recordedAt),
    })),
    meetings: meetings.map(({ about, attendees, by, heldAt, subject, minutes, decisions }, index) => ({
      id: id('v', index),
      caseId,
      subject,
      minutes,
      decisions: [...decisions],
      heldAt: day(heldAt),
      about: memberIds(about),
      attendees: memberIds(attendees),
      convenerOin: by.oin,
      convenerRole: by.role,
    })),
    escalations: escalations.map(({ level, trigger, decision, about, from, by }, index) => ({
      id: id('e', index),
      caseId,
      level,
      trigger,
      decision,
      about: memberIds(about),
      from: day(from),
      owner: by.organisation,
      ownerOin: by.oin,
      ownerRole: by.role,
    })),
    signals: signals.map(({ by: { oin, role, organisation, dutyPhone }, about, raisedAt, until }, index) => ({
      id: id('s', index),
      caseId,
      members: memberIds(about),
      oin,
      role,
      organisation,
      dutyPhone,
      raisedAt: new Date(raisedAt),
      until: day(until),
    })),
    matches:
      match === undefined
        ? []
        : [
            {
              id: id('x', 0),
              caseId,
              kind: match.kind,
              firstId: id('s', 0),
              secondId: id('s', 1),
              matchedAt: day(match.matchedAt),
              until: day(match.until),
            },
          ],
  };
}
