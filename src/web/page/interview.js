/* interview.js - the short form: what a candidate knows, in a candidate's words. Each question has
 * its place in the offer; what is left empty isn't in it. */
'use strict';

const UNITS = ['year', 'month', 'four-weeks', 'fortnight', 'week', 'day', 'hour'];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'INR', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'SGD', 'BRL', 'ILS', 'ZAR'];

const hasEquity = doc => !['', 'none'].includes(valueAt(doc, 'package/equity@kind'));
const isForeign = doc => !['', valueAt(doc, 'package@currency')].includes(valueAt(doc, 'package/equity@currency'));
const hasOther = doc => nodeAt(doc, 'competing') !== null;
const hasGuide = doc => valueAt(doc, '@guide') !== '';

/* kind: text, long, day, amount, number, choice (with options); pay, equity and bonus are answers that
 * may say more than an amount (answers.js). */
const QUESTIONS = [
  { group: 'g.job', fields: [
    { word: 'name', path: 'candidate/name', kind: 'text', needed: true, autocomplete: 'name' },
    { word: 'guide', kind: 'guide' },
    { word: 'region', kind: 'region', when: hasGuide },
    { word: 'employer', path: 'job@employer', kind: 'text', needed: true, when: d => !hasGuide(d) },
    { word: 'role', path: 'job@role', kind: 'text', needed: true, when: d => !hasGuide(d) },
    { word: 'place', path: 'job@place', kind: 'text', help: true },
    { word: 'recruiter', path: 'recruiter/name', kind: 'text', help: true },
    { word: 'respond', path: '@respond-by', kind: 'day' },
    { word: 'status', path: 'package@status', kind: 'choice', options: ['', 'written', 'verbal'] },
  ] },
  { group: 'g.pay', fields: [
    { word: 'base', path: 'package/base', kind: 'pay', needed: true, help: true },
    { word: 'currency', path: 'package@currency', kind: 'currency' },
    { word: 'per', path: 'package/base@per', kind: 'choice', options: UNITS, first: 'year' },
    { word: 'times', path: 'package/base@times', kind: 'number', help: true, when: d => valueAt(d, 'package/base@per') !== '' },
    { word: 'months', path: 'package@months', kind: 'number', help: true, when: d => ['hour', 'day'].includes(valueAt(d, 'package/base@per')) || valueAt(d, 'package@months') !== '' },
    { word: 'bonus', path: 'package/bonus', kind: 'bonus', help: true },
    { word: 'bonusKind', path: 'package/bonus@kind', kind: 'choice', options: ['target', 'contractual', 'commission', 'discretionary'], first: 'target',
      when: d => nodeAt(d, 'package/bonus') !== null },
    { word: 'signOn', path: 'package/sign-on', kind: 'amount' },
    { word: 'leave', path: 'package/term[leave]', kind: 'number' },
    { word: 'remote', path: 'package/term[remote]', kind: 'number' },
  ] },
  { group: 'g.equity', fields: [
    { word: 'equityKind', path: 'package/equity@kind', kind: 'choice', options: ['none', 'liquid', 'pre-ipo', 'options'] },
    { word: 'equity', path: 'package/equity', kind: 'equity', help: true, when: hasEquity },
    { word: 'shares', path: 'package/equity/grant@shares', kind: 'number', when: hasEquity },
    { word: 'price', path: 'package/equity/grant@price', kind: 'number', when: d => hasEquity(d) && nodeAt(d, 'package/equity/grant') !== null },
    { word: 'strike', path: 'package/equity/grant@strike', kind: 'number', when: d => valueAt(d, 'package/equity@kind') === 'options' },
    { word: 'rate', path: 'rate@value', kind: 'decimal', when: isForeign },
    { word: 'years', path: 'package/equity@years', kind: 'number', when: hasEquity },
    { word: 'cliff', path: 'package/equity@cliff-months', kind: 'number', when: hasEquity },
  ] },
  { group: 'g.other', fields: [
    { word: 'low', path: 'market[kind=posted]@low', kind: 'amount' },
    { word: 'high', path: 'market[kind=posted]@high', kind: 'amount' },
    { word: 'otherStatus', path: 'competing@status', kind: 'choice', first: '',
      options: [['', 'otherNone'], ['written', 'otherWritten'], ['verbal', 'otherVerbal'], ['process', 'process'], ['current', 'current']] },
    { word: 'company', path: 'competing@company', kind: 'text', when: hasOther },
    { word: 'otherBase', path: 'competing/base', kind: 'pay', when: hasOther },
    { word: 'per', path: 'competing/base@per', kind: 'choice', options: UNITS, first: 'year', when: d => nodeAt(d, 'competing/base') !== null },
    { word: 'otherBonus', path: 'competing/bonus', kind: 'bonus', when: hasOther },
    { word: 'otherEquity', path: 'competing/equity', kind: 'equity', when: hasOther },
    { word: 'otherEquityFor', path: 'competing/equity@per-year', kind: 'choice', first: 'no', options: [['yes', 'aYear'], ['no', 'wholeGrant']],
      when: d => nodeAt(d, 'competing/equity') !== null },
    { word: 'disclose', path: 'competing@disclose', kind: 'choice', first: '', same: 'none', when: hasOther,
      options: [['', 'discloseNone'], ['existence', 'existence'], ['full', 'full']] },
  ] },
  { group: 'g.ask', fields: [
    { word: 'askBase', path: 'ask/base', kind: 'amount' },
    { word: 'askEquity', path: 'ask/equity', kind: 'equity', when: hasEquity },
    { word: 'askSignOn', path: 'ask/sign-on', kind: 'amount' },
    { word: 'askLeave', path: 'ask/term[leave]', kind: 'number' },
    { word: 'askRemote', path: 'ask/term[remote]', kind: 'number', when: d => nodeAt(d, 'package/term[remote]') !== null },
    { word: 'floorBase', path: 'floor/base', kind: 'amount', help: true },
    { word: 'floorEquity', path: 'floor/equity', kind: 'equity', when: hasEquity },
  ] },
  { group: 'g.words', fields: [
    { word: 'reason', path: 'reason', kind: 'long' },
    { word: 'walkAway', path: 'walk-away', kind: 'long' },
  ] },
];

/* ---- what one answer says about other places ---- */

/* These amounts are paid for a unit of time of their own, which is the offer's where one begins to
 * write them. What a file says otherwise stays as it is. */
const LIKE_BASE = ['ask/base', 'floor/base', 'market[kind=posted]'];
const unitOf = (doc, path) => valueAt(doc, nodeAt(doc, path) ? `${path}@per` : 'package/base@per') || 'year';
const likeBase = path => LIKE_BASE.find(p => path === p || path.startsWith(`${p}@`));

/* The offer's base is paid for another unit than before: so is what was said in that one. */
function unitChanged(doc, before) {
  const per = valueAt(doc, 'package/base@per');
  if (per === before) return;
  for (const path of LIKE_BASE)
    if (nodeAt(doc, path) && valueAt(doc, `${path}@per`) === before) setValueAt(doc, `${path}@per`, per);
}
/* What begins with its first number needs the rest. */
function begun(doc, path) {
  if (path === 'rate@value') {
    setValueAt(doc, 'rate@from', valueAt(doc, 'package/equity@currency'));
    setValueAt(doc, 'rate@to', valueAt(doc, 'package@currency'));
    setValueAt(doc, 'rate@date', today());
  }
  const like = likeBase(path);
  if (like) setValueAt(doc, `${like}@per`, valueAt(doc, 'package/base@per'));
  if (like === 'market[kind=posted]') {
    setValueAt(doc, `${like}@part`, 'base');
    setValueAt(doc, `${like}@source`, 'the advertisement');
    if (['hour', 'day'].includes(valueAt(doc, 'package/base@per'))) setValueAt(doc, `${like}@times`, valueAt(doc, 'package/base@times'));
  }
}
/* No equity: neither its amount nor what was to be asked of it. */
function noEquity(doc) {
  const equity = nodeAt(doc, 'package/equity');
  [...equity.attributes].filter(a => a.name !== 'kind' && a.name !== 'xmlns').forEach(a => equity.removeAttribute(a.name));
  [...equity.childNodes].filter(c => c.nodeType !== Node.COMMENT_NODE).forEach(c => c.remove());
  for (const path of ['ask/equity', 'floor/equity']) dropAt(doc, path);
}

/* ---- one question ---- */

/* What the page says where the program can't read an answer, and says why in English. */
const NOT_READ = { pay: 'noPay', equity: 'noEquity', bonus: 'noBonus' };

class Question {
  constructor(field, app) {
    Object.assign(this, { field, app, paths: field.path ? [field.path] : [], written: new Places(app.doc) });
    if (field.kind === 'bonus') this.paths.push(`${field.path}@percent`, `${field.path}@months`);
    this.make();
  }
  get doc() { return this.app.doc; }

  make() {
    const { field } = this, { kind } = field;
    const options = (field.options ?? []).map(o => Array.isArray(o) ? [o[0], say(o[1])] : [o, o === '' ? '—' : say(o)]);
    let input;
    if (kind === 'choice') input = choice(this.withOwn(options.map(([v, t]) => [v === field.first ? '' : v, t])), this.read());
    else if (kind === 'currency') input = choice(this.currencies(), this.read());
    else if (kind === 'guide') input = choice(this.guides(), valueAt(this.doc, '@guide'));
    else if (kind === 'region') input = choice(this.regions(), valueAt(this.doc, '@region'));
    else if (kind === 'long') input = make('textarea', { rows: 2, spellcheck: 'true' });
    else input = make('input', { type: kind === 'day' && !this.read().includes('T') ? 'date' : 'text', autocomplete: field.autocomplete ?? 'off',
      inputmode: kind === 'number' || kind === 'decimal' ? 'decimal' : undefined, spellcheck: 'false' });
    if (input.localName !== 'select') input.value = this.read();
    Object.assign(this, fieldRow(say(field.word), input, { needed: field.needed, help: field.help ? say(`${field.word}.help`) : '' }));
    input.addEventListener(input.localName === 'select' ? 'change' : 'input', () => { this.writing = this.write(input.value); });
    input.addEventListener('change', () => { this.touched = true; this.app.afterChange(); });
    input.addEventListener('blur', async () => {
      await this.writing;
      this.written.keep();
      this.refresh();
    });
  }
  /* What a file says beyond the choices here stays. */
  withOwn(options) {
    const now = this.read();
    return options.some(([v]) => v === now) ? options : [...options, [now, isSaid(now) ? say(now) : now || '—']];
  }
  currencies() {
    const now = valueAt(this.doc, 'package@currency');
    return [...new Set([...CURRENCIES, now].filter(Boolean))].map(c => [c, c]);
  }
  guides() {
    const now = valueAt(this.doc, '@guide'), own = this.app.guide ? [[this.app.guide.id, this.app.guide.name]] : [];
    const all = [['', say('guideGeneral')], ...this.app.builtInGuides(), ...own];
    return [...all, ...(all.some(([id]) => id === now) ? [] : [[now, now]]), ['open', say('guideFile')]];
  }
  regions() { return [['', '—'], ...this.app.regions().map(r => [r.id, r.name])]; }

  read() {
    const { field } = this;
    if (!field.path) return field.kind === 'region' ? valueAt(this.doc, '@region') : '';
    if (SHOWN[field.kind]) return SHOWN[field.kind](this.doc, field.path);
    const value = valueAt(this.doc, field.path);
    return value === field.first || value === field.same ? '' : value;
  }
  refresh() {
    const { field, input } = this;
    if (field.path && likeBase(field.path))
      this.row.querySelector('label').firstChild.data = `${say(field.word)} (${say(unitOf(this.doc, likeBase(field.path)))})`;
    if (field.word === 'rate') this.row.querySelector('label').firstChild.data = say('rate', valueAt(this.doc, 'package/equity@currency'));
    this.row.hidden = field.when ? !field.when(this.doc, this.app) : false;
    if (field.kind === 'guide' || input === document.activeElement) return;
    if (field.kind === 'region') {
      const now = this.regions();
      if (now.length !== input.options.length) offerChoices(input, now, this.read());
    }
    if (input.value !== this.read()) input.value = this.read();
  }

  async write(said) {
    const { field } = this;
    said = said.trim();
    if (field.kind === 'guide') {
      this.input.value = valueAt(this.doc, '@guide'); // until a file is chosen
      return this.app.chooseGuide(said);
    }
    const { doc } = this, unit = valueAt(doc, 'package/base@per');
    if (field.kind === 'region') setValueAt(this.doc, '@region', said);
    else if (field.kind in ANSWERS || ['amount', 'number'].includes(field.kind)) await this.writeAnswer(said);
    else if (field.path === 'competing@status' && !said) dropAt(this.doc, 'competing');
    else this.writePlain(field.kind === 'decimal' ? said.replace(',', '.') : said);
    unitChanged(doc, unit);
    if (field.path === 'package/equity@kind' && said === 'none') noEquity(doc);
    this.app.changed();
  }
  writePlain(said) {
    const { path } = this.field;
    if (said !== '' && nodeAt(this.doc, path) === null) begun(this.doc, path);
    setValueAt(this.doc, path, said);
  }
  /* "70k" is 70000, "1,500" 1500, "3 250 × 13" sets unit and times: as the program reads it. What it
   * can't read stands in the offer as it was typed, and is a fault there. */
  async writeAnswer(said) {
    const { field: { kind, path }, written } = this, mine = this.last = {};
    const r = await this.readAnswer(said);
    if (this.last !== mine) return; // typed on meanwhile
    written.takeBack();
    this.complaint = !r ? say('noNumber', said) : r.why && (say(NOT_READ[kind]) || r.why);
    if (said !== '' && nodeAt(this.doc, likeBase(path) ?? path) === null) begun(this.doc, path);
    if (!r || r.why) written.put(path, said);
    else if (kind in ANSWERS) ANSWERS[kind](written, path, r);
    else if (kind === 'number') written.put(path, r.unit === 'percent' ? said : r.value);
    else if (!putAmount(written, path, r)) written.put(path, said);
    if (said === '') written.keep(); // a new beginning
  }
  readAnswer(said) {
    const { kind } = this.field;
    if (isPlain(said)) return { [kind === 'pay' || kind === 'equity' ? 'amount' : 'value']: said };
    return kind in ANSWERS ? this.app.core('answer', { what: kind, said, own: valueAt(this.doc, 'package@currency') }) : this.app.core('amount', said);
  }

  /* Where its values stand, for messages: [node, key]. */
  places() {
    return this.paths.map(path => {
      const { attribute } = stepsOf(path);
      return [nodeAt(this.doc, path), attribute];
    });
  }
  isEmpty() { return this.input.value.trim() === ''; }
  get label() { return say(this.field.word); }
}

/* The whole of it; .bindings are its questions. */
function interviewForm(app) {
  const bindings = [], groups = QUESTIONS.map(({ group, fields }) => {
    const questions = fields.map(f => new Question(f, app));
    bindings.push(...questions);
    return make('fieldset', {}, make('legend', {}, say(group)), ...questions.map(q => q.row));
  });
  const refresh = () => bindings.forEach(q => q.refresh());
  refresh();
  return { nodes: groups, bindings, refresh };
}
