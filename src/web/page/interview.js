/* interview.js - the short form: what a candidate knows, in a candidate's words. Each question has
 * its place in the offer; what is left empty isn't in it. */
'use strict';

const UNITS = ['year', 'month', 'four-weeks', 'fortnight', 'week', 'day', 'hour'];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'INR', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'SGD', 'BRL', 'ILS', 'ZAR'];

const hasEquity = doc => !['', 'none'].includes(valueAt(doc, 'package/equity@kind'));
const hasOther = doc => nodeAt(doc, 'competing') !== null;
const hasGuide = (doc, app) => valueAt(doc, '@guide') !== '' || app.guide !== null;
const hasAnnouncement = doc => ['low', 'high'].some(a => valueAt(doc, `market[kind=posted]@${a}`));

/* kind: text, long, day, amount, number, choice (with options), pay (an amount or a per cent). */
const QUESTIONS = [
  { group: 'g.job', fields: [
    { word: 'name', path: 'candidate/name', kind: 'text', needed: true, autocomplete: 'name' },
    { word: 'guide', kind: 'guide' },
    { word: 'region', kind: 'region', when: hasGuide },
    { word: 'employer', path: 'job@employer', kind: 'text', needed: true, when: (d, app) => !hasGuide(d, app) },
    { word: 'role', path: 'job@role', kind: 'text', needed: true, when: (d, app) => !hasGuide(d, app) },
    { word: 'place', path: 'job@place', kind: 'text', help: true },
    { word: 'recruiter', path: 'recruiter/name', kind: 'text', help: true },
    { word: 'respond', path: '@respond-by', kind: 'day' },
    { word: 'status', path: 'package@status', kind: 'choice', options: ['', 'written', 'verbal'] },
  ] },
  { group: 'g.pay', fields: [
    { word: 'base', path: 'package/base', kind: 'amount', needed: true, help: true, paid: 'package/base' },
    { word: 'currency', path: 'package@currency', kind: 'currency' },
    { word: 'per', path: 'package/base@per', kind: 'choice', options: UNITS, first: 'year' },
    { word: 'times', path: 'package/base@times', kind: 'number', help: true, when: d => valueAt(d, 'package/base@per') !== '' },
    { word: 'bonus', path: 'package/bonus', kind: 'pay', help: true },
    { word: 'bonusKind', path: 'package/bonus@kind', kind: 'choice', options: ['target', 'contractual', 'commission', 'discretionary'], first: 'target',
      when: d => nodeAt(d, 'package/bonus') !== null },
    { word: 'signOn', path: 'package/sign-on', kind: 'amount' },
    { word: 'leave', path: 'package/term[leave]', kind: 'number' },
    { word: 'remote', path: 'package/term[remote]', kind: 'number' },
  ] },
  { group: 'g.equity', fields: [
    { word: 'equityKind', path: 'package/equity@kind', kind: 'choice', options: ['none', 'liquid', 'pre-ipo', 'options'] },
    { word: 'equity', path: 'package/equity', kind: 'amount', help: true, when: hasEquity },
    { word: 'shares', path: 'package/equity/grant@shares', kind: 'number', when: hasEquity },
    { word: 'price', path: 'package/equity/grant@price', kind: 'number', when: d => hasEquity(d) && nodeAt(d, 'package/equity/grant') !== null },
    { word: 'strike', path: 'package/equity/grant@strike', kind: 'number', when: d => valueAt(d, 'package/equity@kind') === 'options' },
    { word: 'years', path: 'package/equity@years', kind: 'number', when: hasEquity },
    { word: 'cliff', path: 'package/equity@cliff-months', kind: 'number', when: hasEquity },
  ] },
  { group: 'g.other', fields: [
    { word: 'low', path: 'market[kind=posted]@low', kind: 'amount' },
    { word: 'high', path: 'market[kind=posted]@high', kind: 'amount' },
    { word: 'otherStatus', path: 'competing@status', kind: 'choice', first: '',
      options: [['', 'otherNone'], ['written', 'otherWritten'], ['verbal', 'otherVerbal'], ['process', 'process'], ['current', 'current']] },
    { word: 'company', path: 'competing@company', kind: 'text', when: hasOther },
    { word: 'otherBase', path: 'competing/base', kind: 'amount', when: hasOther, paid: 'competing/base' },
    { word: 'per', path: 'competing/base@per', kind: 'choice', options: UNITS, first: 'year', when: d => nodeAt(d, 'competing/base') !== null },
    { word: 'otherBonus', path: 'competing/bonus', kind: 'pay', when: hasOther },
    { word: 'otherEquity', path: 'competing/equity', kind: 'amount', when: hasOther },
    { word: 'disclose', path: 'competing@disclose', kind: 'choice', first: '', when: hasOther,
      options: [['', 'discloseNone'], ['existence', 'existence'], ['full', 'full']] },
  ] },
  { group: 'g.ask', fields: [
    { word: 'askBase', path: 'ask/base', kind: 'amount' },
    { word: 'askEquity', path: 'ask/equity', kind: 'amount', when: hasEquity },
    { word: 'askSignOn', path: 'ask/sign-on', kind: 'amount' },
    { word: 'askLeave', path: 'ask/term[leave]', kind: 'number' },
    { word: 'askRemote', path: 'ask/term[remote]', kind: 'number', when: d => nodeAt(d, 'package/term[remote]') !== null },
    { word: 'floorBase', path: 'floor/base', kind: 'amount', help: true },
    { word: 'floorEquity', path: 'floor/equity', kind: 'amount', when: hasEquity },
  ] },
  { group: 'g.words', fields: [
    { word: 'reason', path: 'reason', kind: 'long' },
    { word: 'walkAway', path: 'walk-away', kind: 'long' },
  ] },
];

/* ---- what one answer says about other places ---- */

/* Ask, floor and advertisement are paid for the offer's own unit; what has no number says nothing. */
function settle(doc) {
  const per = valueAt(doc, 'package/base@per');
  for (const path of ['ask/base', 'floor/base', 'market[kind=posted]'])
    if (nodeAt(doc, path)) setValueAt(doc, `${path}@per`, per);
  if (hasAnnouncement(doc)) {
    setValueAt(doc, 'market[kind=posted]@part', 'base');
    if (!valueAt(doc, 'market[kind=posted]@source')) setValueAt(doc, 'market[kind=posted]@source', 'the advertisement');
    if (per === 'hour' || per === 'day') setValueAt(doc, 'market[kind=posted]@times', valueAt(doc, 'package/base@times'));
  }
  if (valueAt(doc, 'package/equity@kind') === 'none') {
    const equity = nodeAt(doc, 'package/equity');
    [...equity.attributes].filter(a => a.name !== 'kind').forEach(a => equity.removeAttribute(a.name));
    [...equity.childNodes].filter(c => c.nodeType !== Node.COMMENT_NODE).forEach(c => c.remove());
    for (const path of ['ask/equity', 'floor/equity'])
      if (nodeAt(doc, path)) setValueAt(doc, path, '');
  }
  if (nodeAt(doc, 'competing/equity')) {
    if (!valueAt(doc, 'competing/equity@kind')) setValueAt(doc, 'competing/equity@kind', 'liquid');
    if (!valueAt(doc, 'competing/equity@per-year')) setValueAt(doc, 'competing/equity@per-year', 'yes');
  }
}

/* ---- one question ---- */

class Question {
  constructor(field, app) {
    Object.assign(this, { field, app, paths: field.path ? [field.path] : [] });
    if (field.kind === 'pay') this.paths.push(`${field.path}@percent`);
    this.make();
  }
  get doc() { return this.app.doc; }

  make() {
    const { field } = this, { kind } = field;
    const options = (field.options ?? []).map(o => Array.isArray(o) ? [o[0], say(o[1])] : [o, o === '' ? '—' : say(o)]);
    let input;
    if (kind === 'choice') input = choice(options.map(([v, t]) => [v === field.first ? '' : v, t]), this.read());
    else if (kind === 'currency') input = choice(this.currencies(), this.read());
    else if (kind === 'guide') input = choice(this.guides(), this.app.guide ? 'file' : valueAt(this.doc, '@guide'));
    else if (kind === 'region') input = choice(this.regions(), valueAt(this.doc, '@region'));
    else if (kind === 'long') input = make('textarea', { rows: 2, spellcheck: 'true' });
    else input = make('input', { type: kind === 'day' && !this.read().includes('T') ? 'date' : 'text', autocomplete: field.autocomplete ?? 'off',
      inputmode: kind === 'number' ? 'decimal' : undefined, spellcheck: 'false' });
    if (input.localName !== 'select') input.value = this.read();
    Object.assign(this, fieldRow(say(field.word), input, { needed: field.needed, help: field.help ? say(`${field.word}.help`) : '' }));
    input.addEventListener(input.localName === 'select' ? 'change' : 'input', () => this.write(input.value));
    input.addEventListener('change', () => { this.touched = true; this.app.afterChange(); });
  }
  currencies() {
    const now = valueAt(this.doc, 'package@currency');
    return [...new Set([...CURRENCIES, now].filter(Boolean))].map(c => [c, c]);
  }
  guides() {
    const own = this.app.guide ? [['file', this.app.guide.name]] : [];
    return [['', say('guideGeneral')], ...this.app.builtInGuides(), ...own, ['open', say('guideFile')]];
  }
  regions() { return [['', '—'], ...this.app.regions().map(r => [r.id, r.name])]; }

  read() {
    const { field } = this;
    if (!field.path) return field.kind === 'region' ? valueAt(this.doc, '@region') : '';
    const value = valueAt(this.doc, field.path);
    if (field.kind !== 'pay' || value) return value;
    const percent = valueAt(this.doc, `${field.path}@percent`);
    return percent && `${percent}%`;
  }
  refresh() {
    const { field, input } = this;
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
    if (field.kind === 'guide') return this.app.chooseGuide(said);
    if (field.kind === 'region') setValueAt(this.doc, '@region', said);
    else if (field.kind === 'amount' || field.kind === 'pay') await this.writeAmount(said);
    else if (field.path === 'competing@status' && !said) dropAt(this.doc, 'competing');
    else setValueAt(this.doc, field.path, field.kind === 'number' ? said.replace(',', '.') : said);
    settle(this.doc);
    this.app.changed();
  }
  /* "70k" is 70000, "3250 × 13 a month" sets its unit and times, "10%" is of the base. */
  async writeAmount(said) {
    const { field, doc } = this, mine = this.last = {};
    const plain = said === '' || /^\d{1,12}(\.\d{1,2})?$/.test(said);
    const r = plain ? { value: said } : await this.app.core('amount', said);
    if (this.last !== mine) return; // typed on meanwhile
    if (field.kind === 'pay') {
      const percent = r?.unit === 'percent';
      if (percent && valueAt(doc, field.path)) setOwnText(nodeAt(doc, field.path), '');
      if (!percent) nodeAt(doc, field.path)?.removeAttribute('percent');
      if (percent) return setValueAt(doc, `${field.path}@percent`, r.value);
    }
    if (r?.unit === 'shares' && field.path === 'package/equity') {
      setValueAt(doc, 'package/equity', '');
      return setValueAt(doc, 'package/equity/grant@shares', r.value);
    }
    setValueAt(doc, field.path, r ? r.value : said);
    if (field.paid && r?.unit && UNITS.includes(r.unit)) setValueAt(doc, `${field.paid}@per`, r.unit === 'year' ? '' : r.unit);
    if (field.paid && r?.times) {
      setValueAt(doc, `${field.paid}@times`, r.times);
      if (!valueAt(doc, `${field.paid}@per`)) setValueAt(doc, `${field.paid}@per`, 'month');
    }
    if (r?.currency && field.path === 'package/base') setValueAt(doc, 'package@currency', r.currency);
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
