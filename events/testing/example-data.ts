import type { EventType } from '../catalogue/catalogue.ts';
import type { NewEvent } from '../outbox.ts';

const about = [{ member: 's1-m1', classes: ['GGZ_IN_CARE', 'FAMILY_CASE'] }];
const members = ['s1-m1'];
const recipients = ['00000099000000002000/POL'];
const policy = `sha256:${'0123456789abcdef'.repeat(4)}`;
const id = '6f1c0f6a-8a8e-4c7e-9d3b-123456789abc';

const data: { readonly [Type in EventType]: Extract<NewEvent, { readonly type: Type }>['data'] } = {
  'nl.gezinsbeeld.case.changed.v1': { about },
  'nl.gezinsbeeld.case.destroyed.v1': { recipients },
  'nl.gezinsbeeld.involvement.changed.v1': { about },
  'nl.gezinsbeeld.escalation.changed.v1': { about },
  'nl.gezinsbeeld.signal.raised.v1': { signal: id, about },
  'nl.gezinsbeeld.signal.matched.v1': { match: `${id}-${id}`, recipients },
  'nl.gezinsbeeld.signal.ended.v1': { match: id, recipients },
  'nl.gezinsbeeld.waiver.given.v1': { waivers: [id], about, recipients },
  'nl.gezinsbeeld.waiver.refused.v1': { waivers: [id], about, recipients },
  'nl.gezinsbeeld.waiver.ended.v1': { waivers: [id], about, recipients },
  'nl.gezinsbeeld.waiver.withdrawn.v1': { waiver: id, about, recipients },
  'nl.gezinsbeeld.set-aside.changed.v1': { setAside: id, about },
  'nl.gezinsbeeld.legal-basis.changed.v1': { legalBasis: id },
  'nl.gezinsbeeld.safety-ground.opened.v1': { safetyGround: id, members, recipients },
  'nl.gezinsbeeld.safety-ground.approved.v1': { safetyGround: id, members, recipients },
  'nl.gezinsbeeld.safety-ground.closed.v1': { safetyGround: id, members, recipients },
  'nl.gezinsbeeld.task.changed.v1': { members },
  'nl.gezinsbeeld.restriction.set.v1': { about },
  'nl.gezinsbeeld.restriction.lifted.v1': { about },
  'nl.gezinsbeeld.rights-request.changed.v1': { request: id, members },
  'nl.gezinsbeeld.retention.executed.v1': { run: id },
  'nl.gezinsbeeld.policy.changed.v1': { policy },
  'nl.gezinsbeeld.policy.activated.v1': { policy },
  'nl.gezinsbeeld.release.changed.v1': { about },
  'nl.gezinsbeeld.record.changed.v1': { about },
};

/** Valid data of a type, for tests. */
export function exampleData(type: EventType): Readonly<Record<string, unknown>> {
  return data[type];
}
