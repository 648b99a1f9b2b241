import { expect, test } from 'vitest';
import type { Policy } from '#consent/policy.ts';
import { aPolicy } from '#consent/testing/a-policy.ts';
import type { PolicyFile } from '#consent/policy-yaml.ts';
import type { Sql } from '#database/create-database.ts';
import { createPolicyByHash } from './policy-by-hash.ts';

const named = (hash: string): Policy => ({ ...aPolicy([]), hash });

/** A database in which the file of each version is its hash. */
const aReader = (keep: number) => {
  const read: string[] = [];
  const sql: Sql = async <Row>(_text: string, params: readonly unknown[] = []) => {
    const hash = String(params[0]);
    read.push(hash);
    const files: readonly PolicyFile[] = [{ name: 'policy.yaml', text: hash }];
    return (hash === 'unknown' ? [] : [{ files }]) as Row[];
  };
  const broken = new Set<string>();
  const load = async (files: readonly PolicyFile[]): Promise<Policy> => {
    const text = files[0]?.text ?? '';
    if (broken.has(text)) throw new Error('no policy');
    return named(text === 'forged' ? 'another' : text);
  };
  return { read, broken, policyByHash: createPolicyByHash({ sql, load, keep }) };
};

test('a version is read once, also by two who ask at once', async () => {
  const { read, policyByHash } = aReader(2);
  const [one, other] = await Promise.all([policyByHash('a'), policyByHash('a')]);
  expect(one).toBe(other);
  expect(await policyByHash('a')).toBe(one);
  expect(read).toEqual(['a']);
});

test('those that were asked for last are kept', async () => {
  const { read, policyByHash } = aReader(2);
  for (const hash of ['a', 'b', 'a', 'c', 'a', 'b']) await policyByHash(hash);
  expect(read).toEqual(['a', 'b', 'c', 'b']);
});

test('a version that is not there yet may come', async () => {
  const { read, policyByHash } = aReader(2);
  expect([await policyByHash('unknown'), await policyByHash('unknown')]).toEqual([null, null]);
  expect(read).toEqual(['unknown', 'unknown']);
});

test('files that give another hash are refused, and so are files that are no policy; neither is kept', async () => {
  const { broken, policyByHash } = aReader(2);
  await expect(policyByHash('forged')).rejects.toMatchObject({ code: 'POLICY_HASH_MISMATCH', message: expect.stringContaining('forged') });
  broken.add('a');
  await expect(policyByHash('a')).rejects.toMatchObject({ code: 'POLICY_UNREADABLE' });
  broken.clear();
  expect(await policyByHash('a')).toMatchObject({ hash: 'a' });
});
