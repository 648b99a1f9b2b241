import { describe, expect, test } from 'vitest';
import type { PolicyStanding } from '#admin/versions/read-standing.ts';
import { compilePolicy } from '#consent/compile.ts';
import { aPolicy } from '#consent/testing/a-policy.ts';
import { followPolicy, type FollowDeps, type PolicyFollower } from './follow-policy.ts';

/** A hub that follows what `standing` says, in which version `broken` cannot be used. */
const aFollower = (given: Partial<FollowDeps> = {}) => {
  const seen = { standing: { active: null, coming: [], due: false } as PolicyStanding, broken: new Set<string>(), away: false };
  const told: string[] = [];
  const follower = followPolicy({
    readStanding: async () => {
      if (seen.away) throw new Error('away');
      return seen.standing;
    },
    activateDue: async () => void told.push('activate'),
    prepare: async (hash) => {
      told.push(`prepare ${hash}`);
      if (seen.broken.has(hash)) throw new Error('broken');
      const compiled = compilePolicy({ ...aPolicy([]), hash }, '2026-11-20');
      return () => compiled;
    },
    clock: () => new Date('2026-11-20T09:00:00Z'),
    onSwap: (hash) => void told.push(`swap ${hash}`),
    onFailure: (_error, hash) => void told.push(`fail ${hash ?? 'database'}`),
    ...given,
  });
  const look = async (standing: Partial<PolicyStanding>): Promise<void> => {
    seen.standing = { ...seen.standing, ...standing };
    await follower.look();
  };
  return { follower, seen, told, look };
};

const hashOf = ({ current }: PolicyFollower): string => current().hash;

describe('a hub that follows the active policy version', () => {
  test('decides nothing as long as there is none', async () => {
    const { follower, look } = aFollower();
    expect(() => follower.current()).toThrow(expect.objectContaining({ code: 'POLICY_UNAVAILABLE' }));
    await look({});
    expect(() => follower.current()).toThrow(expect.objectContaining({ code: 'POLICY_UNAVAILABLE' }));
    expect(follower.upToDate()).toBe(false);
  });

  test('swaps to what is active, once, and one request keeps what it was given', async () => {
    const { follower, told, look } = aFollower();
    await look({ active: 'a' });
    const during = follower.current();
    await look({ active: 'a' });
    await look({ active: 'b' });
    expect([during.hash, hashOf(follower)]).toEqual(['a', 'b']);
    expect(told).toEqual(['prepare a', 'swap a', 'prepare b', 'swap b']);
    expect(follower.upToDate()).toBe(true);
  });

  test('goes on under the old one while the new one is being prepared', async () => {
    let ready: () => void = () => undefined;
    const preparing = new Promise<void>((resolve) => (ready = resolve));
    const compiled = (hash: string) => compilePolicy({ ...aPolicy([]), hash }, '2026-11-20');
    const { follower, look } = aFollower({
      prepare: async (hash) => {
        if (hash === 'b') await preparing;
        return () => compiled(hash);
      },
    });
    await look({ active: 'a' });
    const looking = look({ active: 'b' });
    await Promise.resolve();
    expect(hashOf(follower)).toBe('a');
    ready();
    await looking;
    expect(hashOf(follower)).toBe('b');
  });

  test('has prepared what waits for approval or for its moment, so that the swap needs nothing more', async () => {
    const { follower, told, look } = aFollower();
    await look({ active: 'a', coming: ['b', 'c'] });
    expect(told).toEqual(['prepare b', 'prepare c', 'prepare a', 'swap a']);
    await look({ active: 'b', coming: ['c'] });
    expect(told.slice(4)).toEqual(['swap b']);
    expect(hashOf(follower)).toBe('b');
  });

  test('goes back to the version before at once', async () => {
    const { told, look } = aFollower();
    await look({ active: 'a' });
    await look({ active: 'b' });
    await look({ active: 'a' });
    expect(told).toEqual(['prepare a', 'swap a', 'prepare b', 'swap b', 'swap a']);
  });

  test('forgets what nobody will need', async () => {
    const { told, look } = aFollower();
    for (const active of ['a', 'b', 'c', 'c', 'a']) await look({ active });
    expect(told.filter((line) => line === 'prepare a')).toHaveLength(2);
  });

  test('activates what is due before it looks again', async () => {
    const { follower, seen, told } = aFollower({
      activateDue: async () => {
        told.push('activate');
        seen.standing = { active: 'b', coming: [], due: false };
      },
    });
    seen.standing = { active: 'a', coming: ['b'], due: true };
    await follower.look();
    expect(told).toEqual(['activate', 'prepare b', 'swap b']);
  });

  test('keeps the old one when the new one cannot be used, says so once, and tries it again later', async () => {
    const { follower, seen, told, look } = aFollower();
    await look({ active: 'a' });
    seen.broken.add('b');
    for (let time = 0; time < 10; time += 1) await look({ active: 'b' });
    expect(hashOf(follower)).toBe('a');
    expect(follower.upToDate()).toBe(false);
    expect(told.slice(2)).toEqual(['prepare b', 'fail b']);
    seen.broken.clear();
    for (let time = 0; time < 30; time += 1) await look({ active: 'b' });
    expect(hashOf(follower)).toBe('b');
    expect(follower.upToDate()).toBe(true);
    expect(told.slice(4)).toEqual(['prepare b', 'swap b']);
  });

  test('keeps what it has when the database is away, says so once, and follows again when it is back', async () => {
    const { follower, seen, told, look } = aFollower();
    await look({ active: 'a' });
    seen.away = true;
    for (let time = 0; time < 3; time += 1) await look({ active: 'b' });
    expect(hashOf(follower)).toBe('a');
    seen.away = false;
    await look({});
    expect(hashOf(follower)).toBe('b');
    seen.away = true;
    await look({});
    expect(told).toEqual(['prepare a', 'swap a', 'fail database', 'prepare b', 'swap b', 'fail database']);
  });

  test('looks that are asked for at once are one', async () => {
    let reads = 0;
    const { follower } = aFollower({ readStanding: async () => ((reads += 1), { active: 'a', coming: [], due: false }) });
    await Promise.all(Array.from({ length: 10 }, () => follower.look()));
    expect(reads).toBe(1);
    const [first] = [follower.look()];
    await Promise.resolve();
    await Promise.all([first, follower.look()]);
    expect(reads).toBe(3);
    await follower.settled();
  });
});
