import { expect, test } from 'vitest';
import { loadPolicy } from '#consent/load-policy.ts';
import { checkDraft } from '../check-draft.ts';
import { checkDraftBeside, checkPolicyBeside, loadPolicyBeside } from './policy-beside.ts';
import { changedFiles, defaultFiles } from './testing/a-version-desk.ts';

const active = loadPolicy(defaultFiles);

test('a policy that is loaded in a thread is the same', async () => {
  expect(await loadPolicyBeside(defaultFiles)).toEqual(active);
}, 60_000);

test('problems come out of the thread with their places', async () => {
  const files = changedFiles(['roles: [REG]', 'roles: [WIZARD]']);
  await expect(loadPolicyBeside(files)).rejects.toMatchObject({
    name: 'PolicyError',
    problems: expect.arrayContaining([expect.objectContaining({ code: 'POLICY_SHAPE', file: 'grants/case.yaml', line: 8, column: 23 })]),
  });
}, 60_000);

test('while a policy is loaded or checked in a thread, the event loop goes on', async () => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const started = performance.now();
  const outcome = await checkPolicyBeside(defaultFiles, { active, day: '2026-11-20', wideningReason: null });
  clearInterval(timer);
  expect(outcome).toMatchObject({ publishable: true, needsReason: false });
  expect(longest).toBeLessThan((performance.now() - started) / 2);
}, 60_000);

test('what an officer checks is checked in a thread too, with the same outcome, and one after the other', async () => {
  const settings = { active, day: '2026-11-20', wideningReason: null };
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const started = performance.now();
  const [one, other] = await Promise.all([
    checkDraftBeside(defaultFiles, settings),
    checkDraftBeside([{ name: 'a.yaml', text: '{' }], settings),
  ]);
  clearInterval(timer);
  expect(longest).toBeLessThan((performance.now() - started) / 2);
  expect([one, other]).toEqual([checkDraft(defaultFiles, settings), checkDraft([{ name: 'a.yaml', text: '{' }], settings)]);
}, 60_000);
