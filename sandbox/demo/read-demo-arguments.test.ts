import { describe, expect, test } from 'vitest';

import { demoRoles } from '../identity/demo-people.ts';
import { readDemoArguments } from './read-demo-arguments.ts';

const read = (line: string, environment = {}) => readDemoArguments(line.split(' '), environment);

describe('what is asked', () => {
  test.each([
    ['family', 'RIGHTS'],
    ['mayor', 'OOV'],
    ['policymaker', 'MI'],
    ['income', 'PROVISION'],
    ...demoRoles.filter((role) => !['family', 'mayor', 'policymaker', 'income'].includes(role)).map((role) => [role, 'COORD']),
  ])('%s looks for %s', (role, purpose) => expect(read(`view S1 ${role}`)).toMatchObject({ role, purpose }));
  test.each([
    ['S1', 's1', 'mark'],
    ['s2', 's2', 'wilma'],
    ['S3', 's3', 'gerrit'],
  ])('%s is case %s, and its family is %s', (scenario, caseId, member) =>
    expect(read(`view ${scenario} family`)).toMatchObject({ caseId, member }),
  );
  test.each([
    ['view S1 regisseur --variant withdrawn', 's1-withdrawn'],
    ['view S1 ggz --variant S1-walter-agreed', 's1-walter-agreed'],
    ['view S2 mayor --variant escalated', 's2-escalated'],
  ])('%s: %s', (line, caseId) => expect(read(line)).toMatchObject({ caseId }));
  test('another purpose, member and address', () => {
    const line = 'view S3 family --purpose audit --member Alexander --url http://127.0.0.1:1';
    expect(read(line)).toMatchObject({ purpose: 'AUDIT', member: 'alexander', url: 'http://127.0.0.1:1' });
  });
  test('a token, with the data folder from the environment', () => {
    expect(read('token police', { DATA_DIR: '/tmp/x' })).toEqual({
      command: 'token',
      role: 'police',
      member: null,
      url: null,
      dataDir: '/tmp/x',
    });
  });
});

describe('a change at a partner', () => {
  test('about a family member', () =>
    expect(read('announce WMO Chantal')).toMatchObject({ command: 'announce', partner: 'wmo', member: 'chantal' }));
  test.each([
    ['announce bank mark', /no partner bank/],
    ['announce wmo nobody', /no demo family member nobody/],
    ['announce wmo mark --purpose COORD', /do not belong to "announce"/],
    ['announce wmo', /Usage/],
  ])('%s is refused', (line, message) => expect(() => read(line)).toThrow(message));
});

describe('what is wrong', () => {
  test.each([
    ['', /Usage/],
    ['look S1 regisseur', /Usage/],
    ['view S1', /Usage/],
    ['token regisseur --nonsense', /Usage/],
    ['token king', /no demo role king/],
    ['view S9 regisseur', /no scenario S9/],
    ['view S3 regisseur --variant escalated', /S3 has no variant/],
    ['view S1 family --member piet', /no demo family member piet/],
    ['view S1 police --member mark', /belongs to the role family/],
    ['token police --purpose MI', /belong to "view"/],
  ])('%s', (line, message) => expect(() => read(line)).toThrow(message));
});
