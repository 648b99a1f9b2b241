import { createHash } from 'node:crypto';

/** The style sheet of the report, for a screen and for A4 paper. */
export const pageStyle = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.25rem 3rem; background: #fff; color: #1a1a1a; font: 1rem/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; }
h1 { margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.25; color: #14375e; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; line-height: 1.3; color: #14375e; }
p, ul { margin: 0 0 .75rem; }
.lead { font-size: 1.1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 0 0 1rem; }
dt { font-weight: 700; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .95rem; hyphens: auto; overflow-wrap: break-word; }
caption { padding: 0 0 .5rem; text-align: left; color: #404040; }
th, td { box-sizing: border-box; padding: .5rem .6rem; border-bottom: 1px solid #b3b3b3; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #14375e; background: #eaf0f7; color: #14375e; }
tbody th { font-weight: 700; }
thead th:nth-child(-n + 3) { width: 18%; }
thead th:nth-child(4) { width: 27%; }
td ul { margin: 0; padding-left: 1.1rem; }
.times { display: block; font-weight: 400; color: #404040; white-space: normal; }
.empty { padding: .75rem 1rem; border-left: .3rem solid #14375e; background: #eaf0f7; }
@media screen and (max-width: 45rem) {
  dl { display: block; }
  dd { margin: 0 0 .5rem; }
  table, caption, tbody, tr, tbody th, td { display: block; width: auto; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr { padding: .5rem 0; border-bottom: 1px solid #b3b3b3; }
  tbody th, td { padding: .15rem 0; border: 0; }
  td::before { content: attr(data-label) ": "; color: #404040; }
  td > ul { padding-left: 1.25rem; }
}
@page { size: A4; margin: 18mm 16mm 20mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .wide { overflow: visible; }
  table { font-size: 9pt; line-height: 1.35; }
  th, td { padding: 1.2mm 1.5mm; }
  td ul { padding: 0; list-style: none; }
  thead { display: table-header-group; }
  thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr, li, dl { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

/** The Content-Security-Policy for the page: nothing but its own style sheet. */
export const reportPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
