import type { HeldRight, Right } from '../kafka-rights.ts';
import type { TopicPlan } from '../kafka-topics.ts';
import type { AccessPlan } from './plan-access.ts';

/**
 * The plan as lines for a shell, with Kafka's own tools: for a broker whose administrator is somebody else. Running it again changes nothing. `tooMany` become comments, to be
 * taken away by hand.
 */
export function accessScript({ topics, rights }: AccessPlan, tooMany: readonly HeldRight[]): readonly string[] {
  return [
    '#!/bin/sh -e',
    '# Topics and access rights of gezinsbeeld. BROKER is host:port; CONFIG names a file with the login of an administrator (client.properties).',
    ...topics.flatMap(topicLines),
    ...rights.map((right) => aclLine('--add', { ...right, prefixed: right.prefixed === true })),
    ...(tooMany.length === 0 ? [] : ['# Not in the list (any more); take these away after looking at them:']),
    ...tooMany.map((right) =>
      right.isDenial || right.host !== '*' ? `# ${describeRight(right)}` : `# ${aclLine('--remove --force', right)}`,
    ),
  ];
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

function aclLine(
  action: string,
  { username, may, on, name, prefixed }: Omit<Right, 'may' | 'on'> & { readonly may: string; readonly on: string },
): string {
  const pattern = prefixed === true ? ' --resource-pattern-type prefixed' : '';
  const resource = on === 'CLUSTER' ? '--cluster' : `--${on.toLowerCase().replaceAll('_', '-')} ${quoted(name)}`;
  const operation = `${may.slice(0, 1)}${may.slice(1).toLowerCase()}`;
  return `kafka-acls.sh ${at} ${action} --allow-principal ${quoted(`User:${username}`)} --operation ${operation} ${resource}${pattern}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
