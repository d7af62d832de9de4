/* check.js - what the program says, at the fields it speaks of. */
'use strict';

const isError = m => m.severity === 'error' || m.severity === 'fatal';
const before = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function pathOf(node) {
  const names = [];
  for (let n = node; n && n.parentElement; n = n.parentElement) names.unshift(n.localName);
  return names.join('/');
}

/* The field that a message is about, or null. */
function fieldOf(message, places, bindings) {
  if (!message.line) return null;
  const from = [message.line, message.column], to = [message.end_line ?? message.line, Math.max(message.end_column ?? 0, message.column + 1)];
  const touches = p => before(from, p.to) && before(p.from, to);
  const at = (node, key) => node && places.get(node)?.some(p => p.key === key && touches(p));
  const exact = bindings.find(b => b.places().some(([node, key]) => at(node, key)));
  if (exact) return exact;
  let owner = null;
  for (const node of places.keys()) if (at(node, '<')) owner = node;
  if (!owner) return null;
  const [, child, attribute] = message.message.match(/write (?:<([a-z0-9-]+)>|([a-z0-9-]+)=")/) ?? [];
  const path = pathOf(owner), wanted = attribute ? `${path}@${attribute}` : `${path}/${child}`;
  return bindings.find(b => attribute && b.places().some(([node, key]) => node === owner && key === attribute)) ??
    bindings.find(b => b.paths?.some(p => p.replace(/\[.*?\]/g, '') === wanted)) ??
    bindings.find(b => b.places().some(([node, key]) => node === owner && key === '')) ??
    bindings.find(b => b.places().some(([node]) => node === owner)) ??
    bindings.find(b => b.places().some(([node]) => node && owner.contains(node) && owner.parentElement)) ?? null;
}

/* The files whose faces have a character, as fonts.xml says by its script; none: no face has it. */
function faceFilesFor(fonts, character) {
  const all = fonts.map(f => ({ file: f.getAttribute('file'), scripts: (f.getAttribute('scripts') ?? '').split(' ') }))
    .filter(f => !f.file.startsWith('fonts/'));
  const has = code => { try { return new RegExp(`\\p{Script=${code}}`, 'u').test(character); } catch { return false; } };
  const own = all.filter(f => f.scripts.some(code => code !== '*' && has(code)));
  const files = own.length ? own : all.filter(f => f.scripts.includes('*'));
  return [...new Set(files.map(f => f.file.split('/').pop()))];
}
/* What a message says here. A device has font files, and no packages. */
function told(app, m, b) {
  if (isError(m) && b?.complaint) return { text: b.complaint };
  const code = m.code === 'no-glyph' && m.message.match(/^U\+([0-9A-F]+)/)?.[1];
  if (!code) return { text: m.message, lang: 'en' };
  const character = String.fromCodePoint(parseInt(code, 16)), files = faceFilesFor(app.fonts, character);
  const wanted = files.length ? say('faceWanted', files.slice(0, 2).join(', ')) : say('faceNone');
  return { text: `${say('noFace', `${character} (U+${code})`)} ${wanted}` };
}

/* Puts every message at its field and into one list; answers how many things are to put right. */
function showMessages(app, messages, places) {
  const { bindings } = app.form, needed = [], errors = [], notes = [];
  for (const b of bindings) {
    b.fault.replaceChildren();
    b.input.removeAttribute('aria-invalid');
  }
  for (const m of messages) {
    const b = !m.file || m.file === app.offer.name ? fieldOf(m, places, bindings) : null;
    if (isError(m) && b && b.isEmpty() && !b.touched) {
      needed.push({ label: b.label, b });
      continue;
    }
    if (b && !b.row.hidden) {
      const { text, lang } = told(app, m, b);
      b.fault.append(make('div', { class: isError(m) ? 'error' : 'note', lang }, text));
      if (isError(m)) b.input.setAttribute('aria-invalid', 'true');
    }
    (isError(m) ? errors : notes).push({ m, b });
  }
  const entry = ({ m, b }) => {
    const { text, lang } = told(app, m, b);
    return make('li', { lang }, b ? make('button', { type: 'button', class: 'link', onclick: () => app.go(b) }, text)
      : m.file && m.file !== app.offer.name ? `${m.file}: ${text}` : text);
  };
  const lists = [];
  if (errors.length) lists.push(make('ul', { class: 'errors' }, ...errors.map(entry)));
  if (needed.length && errors.length) lists.push(neededLine(app, needed));
  if (notes.length) lists.push(make('details', {}, make('summary', {}, `${say('notes')} (${notes.length})`), make('ul', {}, ...notes.map(entry))));
  if (messages.some(m => m.code === 'no-glyph')) lists.push(make('button', { type: 'button', onclick: () => byId('face-files').click() }, say('faceFiles')));
  byId('messages').replaceChildren(...lists);
  return { errors: errors.length, needed };
}
function neededLine(app, needed) {
  const each = [...new Map(needed.map(n => [n.label, n])).values()];
  return make('p', {}, `${say('needed')}: `, ...each.flatMap(({ label, b }, i) =>
    [i ? ', ' : '', make('button', { type: 'button', class: 'link', onclick: () => app.go(b) }, label)]));
}
