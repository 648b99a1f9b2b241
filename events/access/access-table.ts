import { describeRight } from './access-script.ts';
import type { AccessComparison } from './compare-access.ts';
import type { AccessPlan } from './plan-access.ts';

/** The plan as lines for people, with what the broker has of it; null when no broker was asked. */
export function accessTable({ topics, rights }: AccessPlan, comparison: AccessComparison | null): readonly string[] {
  const missing = new Set(comparison?.missing);
  const stateOfTopic = (at: number): string => {
    const topic = comparison?.topics[at];
    if (topic === undefined) return '';
    if (topic.held === null) return 'missing';
    return topic.differences.length === 0 ? 'there' : topic.differences.join('; ');
  };
  return [
    ...columns(
      ['topic', 'kept', 'partitions', 'copies', ...(comparison ? ['at the broker'] : [])],
      topics.map(({ topic, partitions, replicas, settings = {} }, at) => [
        topic,
        hours(Number(settings['retention.ms'])),
        String(partitions),
        replicas === undefined ? "the broker's choice" : String(replicas),
        stateOfTopic(at),
      ]),
    ),
    '',
    ...columns(
      ['user', 'may', 'what', ...(comparison ? ['at the broker'] : [])],
      rights.map((right) => [
        right.username,
        right.may === 'READ' ? 'read' : 'write',
        `${right.on === 'TOPIC' ? 'topic' : 'as consumer group'} ${right.name}${right.prefixed ? '*' : ''}`,
        comparison === null ? '' : missing.has(right) ? 'missing' : 'there',
      ]),
    ),
    ...section('Not in this list (any more); --apply --prune takes these away:', comparison?.tooMany.map(describeRight)),
    ...section('Denied, which goes before every right and is left alone:', comparison?.denied.map(describeRight)),
    ...section('Wider rights of others, which are left alone:', comparison?.wider.map(describeRight)),
  ];
}

function section(title: string, lines: readonly string[] = []): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function hours(ms: number): string {
  const count = ms / 3_600_000;
  return count % 24 === 0 ? `${count / 24} days` : `${count} hours`;
}

function columns(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    line
      .slice(0, head.length)
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
