/* elements.js - making nodes; what both forms have in common. */
'use strict';

const byId = id => document.getElementById(id);

/* make('input', {id: 'a', class: 'b', onclick: f}, children…) */
function make(name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (key.startsWith('on')) e.addEventListener(key.slice(2), value);
    else if (key === 'value') e.value = value;
    else e.setAttribute(key, value === true ? '' : value);
  }
  e.append(...children.filter(c => c !== null && c !== undefined));
  return e;
}

let fieldNumber = 0;

/* A row of a form: label, input, help, and the place of its faults. */
function fieldRow(label, input, { help = '', helpLang, needed = false } = {}) {
  const id = `field-${++fieldNumber}`;
  const fault = make('div', { class: 'faults', id: `${id}-fault` });
  input.id = id;
  input.setAttribute('aria-describedby', help ? `${id}-help ${id}-fault` : `${id}-fault`);
  if (needed) input.setAttribute('aria-required', 'true');
  const row = make('div', { class: 'row' },
    make('label', { for: id }, label, needed ? make('span', { class: 'needed' }, ` (${say('required')})`) : null),
    input,
    help ? make('div', { class: 'help', id: `${id}-help`, lang: helpLang }, help) : null,
    fault);
  return { row, input, fault };
}
/* Gives a <select> its options, [value, text] each, and chooses one. */
function offerChoices(select, options, value) {
  select.replaceChildren(...options.map(([v, text]) => {
    const o = make('option', {}, text);
    o.value = v;
    return o;
  }));
  select.value = value;
  return select;
}
const choice = (options, value) => offerChoices(make('select'), options, value);
