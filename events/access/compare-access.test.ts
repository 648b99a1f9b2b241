import { expect, test } from 'vitest';
import { asHeld, type HeldRight } from '../kafka-rights.ts';
import { usualTopicSettings } from '../topics.ts';
import { accessScript } from './access-script.ts';
import { compareAccess } from './compare-access.ts';
import { planAccess } from './plan-access.ts';

const police = '00000099000000002000/POL';
const plan = planAccess({ recipients: [police, police], hub: 'hub', usernames: { [police]: "pol's" }, settings: usualTopicSettings });
const held = plan.rights.map(asHeld);
const aRight = (changes: Partial<HeldRight>): HeldRight => ({
  username: 'somebody',
  may: 'READ',
  on: 'TOPIC',
  name: 'elsewhere',
  prefixed: false,
  isDenial: false,
  host: '*',
  ...changes,
});

test('a recipient that is known twice is planned once', () => {
  expect(plan.topics).toHaveLength(3);
  expect(plan.rights).toHaveLength(7);
});

test('what is there as planned is neither missing nor too much', () => {
  expect(compareAccess(plan, [], held)).toMatchObject({ missing: [], tooMany: [], wider: [] });
});

test.each<[string, Partial<HeldRight>, 'tooMany' | 'denied' | 'wider' | null]>([
  ['on a topic of ours', { name: 'gezinsbeeld.00000099000000002000.pol.v1' }, 'tooMany'],
  ['on all of our topics', { name: 'gezinsbeeld.', prefixed: true }, 'tooMany'],
  ['of the hub, on anything', { username: 'hub' }, 'tooMany'],
  ['of a recipient under its own name', { username: "pol's", on: 'GROUP' }, 'tooMany'],
  ['of a recipient that is no more', { username: '00000099000000009000.ggz' }, 'tooMany'],
  ['as planned, but from one place only', { ...held[0], host: '10.0.0.1' }, 'tooMany'],
  ['of a group of a recipient, under whatever name', { on: 'GROUP', name: '00000099000000009000.ggz.', prefixed: true }, 'tooMany'],
  ['as planned, but denied', { ...held[0], isDenial: true }, 'denied'],
  ['of a recipient, denied wherever', { username: "pol's", isDenial: true }, 'denied'],
  ['of another, on every topic', { name: '*' }, 'wider'],
  ['of another, on all that begins with less', { name: 'gez', prefixed: true }, 'wider'],
  ['of another, denied on every topic', { name: '*', isDenial: true }, null],
  ['of another, on something else', {}, null],
  ['of another, on a name that begins otherwise', { name: 'gezond', prefixed: true }, null],
  ['of another, on the cluster', { on: 'CLUSTER', name: 'kafka-cluster', may: 'ALTER' }, null],
])('a right %s', (_, changes, where) => {
  const { tooMany, denied, wider } = compareAccess(plan, [], [...held, aRight(changes)]);
  expect({ tooMany: tooMany.length, denied: denied.length, wider: wider.length }).toEqual({
    tooMany: where === 'tooMany' ? 1 : 0,
    denied: where === 'denied' ? 1 : 0,
    wider: where === 'wider' ? 1 : 0,
  });
});

test('a topic that is otherwise is told setting by setting', () => {
  const [topic] = plan.topics;
  const differing = { topic: topic?.topic ?? '', partitions: 2, replicas: 1, own: [], settings: { 'cleanup.policy': 'compact' } };
  expect(compareAccess(plan, [differing], held).topics[0]?.differences).toEqual([
    'cleanup.policy compact instead of delete',
    'retention.ms not set instead of 1209600000',
    'segment.ms not set instead of 86400000',
    'message.timestamp.type not set instead of LogAppendTime',
    'partitions 2 instead of 1',
  ]);
});

test('as a script: a line for each topic, its settings and each kind of right, with names that no shell reads otherwise', () => {
  const lines = accessScript(plan, compareAccess(plan, [], [aRight({ name: 'gezinsbeeld.x', host: '10.0.0.1' })]));
  expect(lines.filter((line) => line.startsWith('kafka-topics.sh'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('kafka-configs.sh'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('kafka-acls.sh'))).toHaveLength(6);
  expect(lines).toContain(
    `kafka-acls.sh --bootstrap-server "$BROKER" --command-config "$CONFIG" --add --allow-principal 'User:pol'\\''s' --operation Read --group '00000099000000002000.pol.' --resource-pattern-type prefixed`,
  );
  expect(lines.at(-1)).toBe('# somebody may READ TOPIC gezinsbeeld.x from 10.0.0.1');
});
