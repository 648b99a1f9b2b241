import { describe, expect, test } from 'vitest';
import { secretAddress } from './secret-address.ts';
import type { CivilFacts, MemberData } from './situation-data.ts';

const now = new Date('2026-11-20T10:00:00Z');
const custody = { state: 'UNDETERMINABLE', underInvestigation: false, holders: [], checkedAt: '', changedAt: null } as const;
const hoursAgo = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();

function aMember(civil: Partial<CivilFacts> | null): MemberData {
  const whole = { birthDate: '1990-01-01', custody, secretAddress: false, curatele: false, addressHash: 'k1.home', checkedAt: hoursAgo(1) };
  return {
    id: 'm',
    bsn: '',
    person: 'm',
    subject: null,
    childSafety: false,
    capacity: { state: 'CAPABLE' },
    restrictedSources: [],
    setAside: [],
    waivers: [],
    civil: civil === null ? null : { ...whole, ...civil },
  };
}

describe('an address is secret', () => {
  test.each<[string, Partial<CivilFacts> | null, (Partial<CivilFacts> | null)[], string]>([
    ['for whom it is secret', { secretAddress: true }, [], 'YES'],
    ['for who lives there too', {}, [{ secretAddress: true }], 'YES'],
    ['not for who lives elsewhere', { addressHash: 'k1.elsewhere' }, [{ secretAddress: true }], 'NO'],
    ['not when nobody has it secret', {}, [{}, {}], 'NO'],
    ['not for who has no address', { addressHash: null }, [{ secretAddress: true }], 'NO'],
    ['not because of somebody who has no address', {}, [{ secretAddress: true, addressHash: null }], 'NO'],
    ['or unknown when nothing was read', null, [{}], 'UNKNOWN'],
    ['or unknown when it was read more than a day ago', { checkedAt: hoursAgo(24.1) }, [{}], 'UNKNOWN'],
    ['and a day ago is not too long', { checkedAt: hoursAgo(24) }, [{}], 'NO'],
    ['or unknown when nothing was read of another, who may live there', {}, [null], 'UNKNOWN'],
    ['or unknown when another was read more than a day ago', {}, [{ checkedAt: hoursAgo(25), addressHash: 'k1.elsewhere' }], 'UNKNOWN'],
    ['whatever is unknown of others, when one there has it', {}, [null, { secretAddress: true }], 'YES'],
    ['or unknown between hashes of two keys', { addressHash: 'k2.home' }, [{ secretAddress: true }], 'UNKNOWN'],
    ['not between hashes of two keys when the other has no secret', { addressHash: 'k2.home' }, [{}], 'NO'],
    ['or unknown when the time of checking is no time', { checkedAt: 'yesterday' }, [], 'UNKNOWN'],
  ])('%s', (_, own, others, expected) => {
    const member = aMember(own);
    expect(secretAddress(member, [member, ...others.map(aMember)], now, 24)).toBe(expected);
  });
});
