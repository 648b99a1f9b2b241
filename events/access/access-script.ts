import type { HeldRight, Right } from '../kafka-rights.ts';
import type { TopicPlan } from '../kafka-topics.ts';
import type { AccessComparison } from './compare-access.ts';
import type { AccessPlan } from './plan-access.ts';

/**
 * The plan as lines for a shell, with Kafka's own tools: for a broker whose administrator is somebody else. Running it again changes nothing. Where the broker was asked, what cannot be done twice or takes
 * something away is there as comments, to be done by hand: more partitions, and an end to rights that are too many.
 */
export function accessScript({ topics, rights }: AccessPlan, comparison: AccessComparison | null): readonly string[] {
  const tooFew = comparison?.topics.filter(({ plan, held }) => held !== null && held.partitions < plan.partitions) ?? [];
  return [
    '#!/bin/sh',
    '# Topics and access rights of gezinsbeeld, with the tools of Apache Kafka (kafka-topics.sh and so on) in the PATH.',
    'set -eu',
    ': "${BROKER:?is host:port of a broker}" "${CONFIG:?names a file with the login of an administrator (client.properties)}"',
    ...topics.flatMap(topicLines),
    ...[...Map.groupBy(rights, kindOf).values()].map((some) => aclLine('--add', some)),
    ...comments(
      'Fewer partitions than there should be; cases move to another partition when they are added:',
      tooFew.map(({ plan }) => `kafka-topics.sh ${at} --alter --topic ${quoted(plan.topic)} --partitions ${plan.partitions}`),
    ),
    ...comments(
      'Not in the list (any more); take these away after looking at them:',
      comparison?.tooMany.map((right) => (right.host === '*' ? aclLine('--remove --force', [right]) : describeRight(right))),
    ),
  ];
}

function comments(title: string, lines: readonly string[] = []): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines].map((line) => `# ${line}`);
}

/** A right in one line, for people. */
export function describeRight({ username, may, on, name, prefixed, isDenial, host }: HeldRight): string {
  const where = host === '*' ? '' : ` from ${host}`;
  return `${username} ${isDenial ? 'may not' : 'may'} ${may} ${on} ${name}${prefixed ? '*' : ''}${where}`;
}

const at = '--bootstrap-server "$BROKER" --command-config "$CONFIG"';

function topicLines({ topic, partitions, replicas, settings = {} }: TopicPlan): readonly string[] {
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const copies = replicas === undefined ? '' : ` --replication-factor ${replicas}`;
  return [
    `kafka-topics.sh ${at} --create --if-not-exists --topic ${quoted(topic)} --partitions ${partitions}${copies}`,
    `kafka-configs.sh ${at} --alter --entity-type topics --entity-name ${quoted(topic)} --add-config ${quoted(pairs.join(','))}`,
  ];
}

type AnyRight = Omit<Right, 'may' | 'on'> & { readonly may: string; readonly on: string };

/** Rights of one kind are granted in one go, for every call of a tool takes seconds. */
function kindOf({ username, may, on, prefixed = false }: AnyRight): string {
  return JSON.stringify([username, may, on, prefixed]);
}

/** One line for rights of one kind, which differ in their names only. */
function aclLine(action: string, rights: readonly AnyRight[]): string {
  const [{ username, may, on, prefixed } = { username: '', may: '', on: '' }] = rights;
  const pattern = prefixed === true ? ' --resource-pattern-type prefixed' : '';
  const resources = rights.map(({ name }) =>
    on === 'CLUSTER' ? '--cluster' : `--${on.toLowerCase().replaceAll('_', '-')} ${quoted(name)}`,
  );
  const operation = may.split('_').map((word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`);
  return `kafka-acls.sh ${at} ${action} --allow-principal ${quoted(`User:${username}`)} --operation ${operation.join('')} ${resources.join(' ')}${pattern}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
