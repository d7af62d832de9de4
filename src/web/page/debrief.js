/* debrief.js - after a call: what they said, as questions; the answers make the next round's offer,
 * which opens beside the one it was made from. */
'use strict';

/* kind: choice, changes ("base 72000, leave 30"), tick, day. `when`: of the answers so far. */
const ROUND = [
  { key: 'answer', kind: 'choice', needed: true, options: ['yes', 'part', 'no', 'later', 'final'].map(a => [a, `said.${a}`]) },
  { key: 'asked', kind: 'changes' },
  { key: 'moved', kind: 'changes', when: a => !['', 'later'].includes(a.answer) },
  { key: 'written', kind: 'tick', when: a => a.answer === 'yes' || (a.answer !== 'later' && a.moved !== '') },
  { key: 'respond-by', kind: 'day' },
  { key: 'via', kind: 'choice', options: ['call', 'e-mail', 'letter', 'meeting', 'form'].map(v => [v, `via.${v}`]), first: 'call' },
];

class RoundQuestion {
  constructor(form, field) {
    Object.assign(this, { form, field, label: say(`round.${field.key}`) });
    const { kind, key } = field;
    let input;
    if (kind === 'choice') input = choice([...(field.first ? [] : [['', '—']]), ...field.options.map(([v, w]) => [v, say(w)])], field.first ?? '');
    else input = make('input', { type: kind === 'tick' ? 'checkbox' : kind === 'day' ? 'date' : 'text', autocomplete: 'off', spellcheck: 'false' });
    Object.assign(this, fieldRow(this.label, input, { needed: field.needed, help: isSaid(`round.${key}.help`) ? say(`round.${key}.help`) : '' }));
    input.addEventListener(input.type === 'text' ? 'input' : 'change', () => {
      this.fault.replaceChildren();
      input.removeAttribute('aria-invalid');
      form.refresh();
    });
  }
  get value() { return this.input.type === 'checkbox' ? (this.input.checked ? 'yes' : '') : this.input.value.trim(); }
  complain(text, lang) {
    this.fault.replaceChildren(make('div', { class: 'error', lang }, text));
    this.input.setAttribute('aria-invalid', 'true');
    this.input.focus();
  }
}

class RoundForm {
  constructor(app) {
    // They speak of no place in the offer, so no message is for them: no bindings.
    Object.assign(this, { app, bindings: [], questions: ROUND.map(f => new RoundQuestion(this, f)), now: null });
    this.soFar = make('div', { class: 'help' });
    this.faults = make('div', { class: 'faults', role: 'alert' });
    const write = make('button', { type: 'button', id: 'next-round', class: 'main', onclick: () => this.write() }, say('nextRound'));
    this.nodes = [make('fieldset', {}, make('legend', {}, say('afterCall')), this.soFar, ...this.questions.map(b => b.row), this.faults, write)];
    this.refresh();
    this.ask();
  }
  answers() { return Object.fromEntries(this.questions.map(b => [b.field.key, b.row.hidden ? '' : b.value])); }
  refresh() {
    for (const b of this.questions) b.row.hidden = b.field.when ? !b.field.when(this.answers()) : false;
  }
  question(key) { return this.questions.find(b => b.field.key === key); }

  async ask() {
    const { status, now } = await this.app.core('debriefNow', this.app.job({}).job);
    if (status !== 0) return this.soFar.replaceChildren(say('roundUnsound'));
    this.now = now;
    const lines = [now.package && `${say('soFar')}: ${now.package}.`, now.ask && `${say('youAsk')}: ${now.ask}.`, now.respond_by && `${say('respond')}: ${now.respond_by}.`];
    return this.soFar.replaceChildren(...lines.filter(Boolean).map(l => make('p', {}, l)));
  }
  /* What can't be right, at its question; true: nothing. */
  isSound({ answer, asked, moved, 'respond-by': by }) {
    if (!answer) return this.question('answer').complain(say('roundAnswer'));
    if (!asked && this.now && !this.now.ask) return this.question('asked').complain(say('roundAsked'));
    if (answer === 'part' && !moved) return this.question('moved').complain(say('roundMoved'));
    if (by && by < today()) return this.question('respond-by').complain(say('roundPast'));
    return true;
  }
  async write() {
    const answers = this.answers(), { app } = this;
    this.faults.replaceChildren();
    if (!this.isSound(answers)) return;
    const { job } = app.job({}), from = app.offer.name;
    const { status, messages, offer, told } = await app.core('debrief', { ...job, options: { ...job.options, ...answers, today: today() } });
    if (status !== 0) {
      this.faults.replaceChildren(...messages.filter(isError).map(m => make('div', { class: 'error', lang: 'en' }, m.message)));
      return;
    }
    app.add(`${from.replace(/(\.r\d+)?(\.xml)?$/i, '')}.r${told.revision}.xml`, offer);
    app.unsaved = true;
    app.view = 'questions';
    app.draw();
    app.check();
    app.keep();
    this.tell(told, answers.answer);
  }
  /* What moved, the next rung, and the words that may be sent to the recruiter. */
  tell(told, answer) {
    const lines = [
      told.moved ? `${say('theyMoved')}: ${told.moved}${told.moved_all ? ` (${told.moved_all}, ${told.horizon})` : ''}.` : say('notMoved'),
      told.gap && `${say('between')}: ${told.gap} (${told.horizon}).`,
      answer === 'final' && say('finalSaid'), told.headline, told.rung && `${say('rung')}: ${told.rung}.`,
      told.dropped_respond_by && say('droppedDay', told.dropped_respond_by), told.dropped_total && say('droppedTotal', told.dropped_total),
    ];
    const box = byId('round-told');
    this.app.toldOf = this.app.offer;
    box.lang = pageLanguage; // it stays as it was told
    box.replaceChildren(make('h2', {}, say('roundDone', this.app.offer.name)), ...lines.filter(Boolean).map(l => make('p', {}, l)),
      make('details', {}, make('summary', {}, say('recap')), make('p', {}, make('strong', {}, told.subject)), make('pre', {}, told.body)),
      make('button', { type: 'button', class: 'quiet', onclick: () => { box.hidden = true; } }, say('closeThis')));
    box.hidden = false;
    box.focus();
  }
}
