/** Whether a link from a partner's answer stays with the partner: same scheme, host and port as the base, and below it no user name. A link that is no URL is not. */
export function sameOrigin(base: string, link: string): boolean {
  if (!URL.canParse(link, base)) return false;
  const target = new URL(link, base);
  return target.origin === new URL(base).origin && target.username === '' && target.password === '';
}
