/* The explorer's own script: it keeps the choice of role and purpose, and sends every question with the token and purpose that belong to it. */
// The browser reads this file as it is, so it has no types to check; its test drives it in a browser.
/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-argument, typescript/no-unsafe-return */
/* global React, ReactDOM, GraphiQL */
'use strict';

const role = document.getElementById('role');
const member = document.getElementById('member');
const memberLabel = document.getElementById('member-label');
const purpose = document.getElementById('purpose');
const message = document.getElementById('message');
const explorer = document.getElementById('explorer');
const tokens = new Map();

/** What GraphiQL would keep in the browser it keeps here, until the page is left. */
function createMemoryStorage() {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
    clear: () => kept.clear(),
  };
}

function fill(select, choices) {
  select.replaceChildren(...choices.map(({ value, label }) => new Option(label, value)));
}

function say(text, wrong = false) {
  message.textContent = text;
  message.classList.toggle('wrong', wrong);
}

function chosenMember() {
  return role.value === 'family' ? member.value : null;
}

async function fetchToken() {
  const query = new URLSearchParams({ role: role.value, ...(chosenMember() === null ? {} : { member: chosenMember() }) });
  const response = await fetch(`/demo/token?${query}`);
  if (!response.ok) throw new Error('no token');
  const { token } = await response.json();
  tokens.set(`${role.value} ${chosenMember()}`, token);
  return token;
}

async function send(question) {
  const known = tokens.get(`${role.value} ${chosenMember()}`);
  const ask = (token) =>
    fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        authorization: `Bearer ${token}`,
        'gezinsbeeld-purpose': purpose.value,
      },
      body: JSON.stringify(question),
    });
  const response = await ask(known ?? (await fetchToken()));
  return response.status === 401 && known !== undefined ? ask(await fetchToken()) : response;
}

async function fetcher(question) {
  try {
    const answer = await (await send(question)).json();
    if (question.operationName !== 'IntrospectionQuery') explorer.classList.remove('stale');
    return answer;
  } catch {
    say('Gezinsbeeld antwoordt niet. Draait het nog?', true);
    return { errors: [{ message: 'Gezinsbeeld antwoordt niet.' }] };
  }
}

/** The answer that is still there was given to somebody else, or for something else: it is shown dimmed. */
function showChoice() {
  explorer.classList.add('stale');
  const who = role.value === 'family' ? member.selectedOptions[0].text : role.selectedOptions[0].text;
  say(`U vraagt nu als: ${who}. Druk op de roze knop om het gezinsbeeld te vragen.`);
}

async function start() {
  const options = await (await fetch('/explorer/options.json')).json();
  const choosePurposes = () => {
    memberLabel.hidden = role.value !== 'family';
    fill(purpose, options.roles.find(({ value }) => value === role.value).purposes);
  };
  fill(role, options.roles);
  fill(member, options.members);
  choosePurposes();
  showChoice();
  role.addEventListener('change', () => {
    choosePurposes();
    showChoice();
  });
  member.addEventListener('change', showChoice);
  purpose.addEventListener('change', showChoice);

  const page = React.createElement(GraphiQL, {
    fetcher,
    storage: createMemoryStorage(),
    query: options.query,
    variables: options.variables,
    isHeadersEditorEnabled: false,
    showPersistHeadersSettings: false,
    defaultEditorToolsVisibility: 'variables',
    forcedTheme: 'light',
  });
  ReactDOM.createRoot(explorer).render(page);
}

start().catch(() => say('De pagina kon niet worden klaargezet.', true));
