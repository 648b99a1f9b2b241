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
  ['088 - 100 00 04', '0881000004'],
  ['(020) 555 1234', '0205551234'],
  ['999995832', null],
  ['112', null],
  ['+3188100000412345', null],
  ['bel 0881000004', null],
])('the telephone number %j is read as %j', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

test.each([
  ['n.bakker@voorbeeldstad.example', 'n.bakker@voorbeeldstad.example'],
  ['0881000001', '0881000001'],
  ['999995832@voorbeeldstad.example', null],
  ['twee woorden@voorbeeldstad.example', null],
  ['nergens', null],
])('the address %j is read as %j', (text, address) => {
  expect(readAddress(text)).toBe(address);
});
