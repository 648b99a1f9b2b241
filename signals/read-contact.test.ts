import { expect, test } from 'vitest';
import { readAddress, readName, readPhone } from './read-contact.ts';

test.each([
  ['CJG Voorbeeldstad', 'CJG Voorbeeldstad'],
  ['  Jeugd &  Gezin (Noord), ’t Huis ', 'Jeugd & Gezin (Noord), ’t Huis'],
  ['Politie\nEenheid', 'Politie Eenheid'],
  ['A', null],
  ['CJG 999995832', null],
  ['Zorg <b>', null],
  ['a'.repeat(81), null],
  ['', null],
])('the name %j is read as %j', (text, name) => {
  expect(readName(text)).toBe(name);
});

test.each([
  ['+31881000004', '+31881000004'],
  ['088 - 100 00 04', '+31881000004'],
  ['(020) 555 1234', '+31205551234'],
  ['+31 (0)20 555 1234', '+31205551234'],
  ['0031 20 555 1234', '+31205551234'],
  ['+32 2 555 12 34', '+3225551234'],
  ['+3120555123', null],
  ['0900 123 4567', null],
  ['0881000004 0881000004', null],
  ['+0881000004', null],
  ['+1234567', null],
  ['+1234567890123456', null],
  ['+31٨٨١٠٠٠٠٠٤', null],
  ['', null],
  ['999995832', null],
  ['112', null],
  ['+3188100000412345', null],
  ['bel 0881000004', null],
])('the telephone number %j is read as %j', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

test.each([
  ['n.bakker@voorbeeldstad.example', 'n.bakker@voorbeeldstad.example'],
  [' triage@sociaal-domein.voorbeeldstad.example ', 'triage@sociaal-domein.voorbeeldstad.example'],
  ['0881000001', '+31881000001'],
  ['hij-slaat!@voorbeeldstad.example', null],
  ['a@b@voorbeeldstad.example', null],
  ['triage@voorbeeldstad', null],
  ['triage@-voorbeeldstad.example', null],
  ['.triage@voorbeeldstad.example', null],
  ['999995832@voorbeeldstad.example', null],
  ['twee woorden@voorbeeldstad.example', null],
  ['nergens', null],
])('the address %j is read as %j', (text, address) => {
  expect(readAddress(text)).toBe(address);
});
