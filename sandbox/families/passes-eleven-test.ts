/** Whether nine digits pass the eleven-test (elfproef), as every real BSN does; numbers for volume must not. */
export function passesElevenTest(number: string): boolean {
  if (!/^\d{9}$/.test(number)) return false;
  const sum = Array.from(number).reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}
