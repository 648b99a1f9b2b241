/** The path of an address without what tells one call from another: no query, and `:id` for every part that holds a digit (save a version, `v1`) or an escape. */
export function pathTemplate(url: URL): string {
  return url.pathname
    .split('/')
    .map((part) => (/^v\d{1,2}$/.test(part) || !/[\d%]/.test(part) ? part : ':id'))
    .join('/');
}
