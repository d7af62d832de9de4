/* app.js - the page: offers that are open, the form in front, the document beside it. */
'use strict';

/* ---- the program, in its worker ---- */

class Core {
  constructor() {
    const source = new Blob([byId('worker').textContent], { type: 'text/javascript' });
    this.address = URL.createObjectURL(source);
    this.worker = new Worker(this.address);
    this.waiting = new Map();
    this.last = 0;
    this.worker.onmessage = ({ data: { id, answer, fault } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      fault ? reject(new Error(fault)) : resolve(answer);
    };
    this.worker.onerror = e => this.waiting.forEach(w => w.reject(new Error(e.message ?? 'worker')));
  }
  ask(kind, what, hand = []) {
    return new Promise((resolve, reject) => {
      this.waiting.set(++this.last, { resolve, reject });
      this.worker.postMessage({ id: this.last, kind, what }, hand);
    });
  }
  async open() {
    const [unpacker, packed] = ['unpack', 'program'].map(id => Uint8Array.from(atob(byId(id).textContent), c => c.charCodeAt(0)));
    const size = Number(byId('program').dataset.size);
    ['unpack', 'program'].forEach(id => byId(id).remove());
    return this.ask('open', { unpacker, packed, size }, [unpacker.buffer, packed.buffer]);
  }
}

/* ---- keeping: only where the user asks for it ---- */

const KEPT_AS = 'hfbrief.offers';
const store = {
  read() { try { return JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null'); } catch { return null; } },
  write(value) { try { localStorage.setItem(KEPT_AS, JSON.stringify(value)); return true; } catch { return false; } },
  clear() { try { localStorage.removeItem(KEPT_AS); } catch { /* there is none */ } },
};

/* ---- the page ---- */

const VIEWS = ['questions', 'everything', 'round'];

class App {
  constructor() { Object.assign(this, { offers: [], guide: null, view: 'questions', unsaved: false }); }

  async start() {
    this.program = new Core();
    const { names, texts } = await this.program.open();
    takeWords(texts);
    Object.assign(this, { names, texts, grammar: new Grammar(texts['templates/schema/offer.xsd']) });
    this.languages = names.map(n => n.match(/^templates\/lang\/(.*)\.xml$/)?.[1]).filter(Boolean);
    this.fonts = [...new DOMParser().parseFromString(texts['fonts/fonts.xml'], 'text/xml').getElementsByTagNameNS('*', 'face')];
    this.preview = new Preview(byId('pages'), byId('text'));
    const kept = store.read();
    byId('keep').checked = kept !== null;
    for (const { name, text } of kept ?? []) this.add(name, text);
    if (!this.offers.length) this.fresh();
    this.setLanguage((navigator.languages ?? ['en']).map(l => l.slice(0, 2)).find(l => l in PAGE_LANGUAGES) ?? 'en');
    this.wire();
  }
  core(kind, what) { return this.program.ask(kind, what); }
  get offer() { return this.offers[this.at]; }
  get doc() { return this.offer.doc; }

  /* ---- offers ---- */
  add(name, text) {
    const doc = parseOffer(text);
    if (!doc) return false;
    while (this.offers.some(o => o.name === name)) name = name.replace(/(-\d+)?(\.xml)?$/, `-${this.offers.length + 1}.xml`);
    this.offers.push({ name, doc });
    this.at = this.offers.length - 1;
    return true;
  }
  fresh() {
    const place = (navigator.language ?? '').slice(-2);
    const currency = { US: 'USD', GB: 'GBP', CH: 'CHF', IN: 'INR', CA: 'CAD', AU: 'AUD', SE: 'SEK', JP: 'JPY', PL: 'PLN' }[place] ?? 'EUR';
    this.offers.push({ name: this.offers.length ? `offer-${this.offers.length + 1}.xml` : 'offer.xml', doc: emptyOffer(currency) });
    this.at = this.offers.length - 1;
  }
  async openFiles(files) {
    for (const file of files) {
      const text = await file.text();
      if (new DOMParser().parseFromString(text, 'text/xml').documentElement.localName === 'guide') {
        this.useGuide(file.name, text);
      } else if (!this.isUntouched() || !this.offers.length) {
        if (!this.add(file.name, text)) return this.refuse(file.name, text);
      } else {
        const empty = this.at;
        if (!this.add(file.name, text)) return this.refuse(file.name, text);
        this.offers.splice(empty, 1);
        this.at = this.offers.length - 1;
      }
    }
    this.draw();
    this.check();
  }
  isUntouched() { return this.offer && !valueAt(this.doc, 'candidate/name') && !valueAt(this.doc, 'package/base'); }
  /* What can't be shown in a form is told in the program's words. */
  async refuse(name, text) {
    const [{ messages }] = await this.core('run', [{ inputs: [{ kind: 'offer', name, text }], options: { template: 'brief', check: 'yes' } }]);
    this.tell(`${say('notAnOffer')}: ${name}`);
    byId('messages').replaceChildren(make('ul', { class: 'errors' },
      ...messages.map(m => make('li', { lang: 'en' }, `${m.line ? `${m.line}:${m.column}: ` : ''}${m.message}`))));
  }

  /* ---- guides ---- */
  builtInGuides() {
    return [...new Set(this.names.map(n => n.match(/^templates\/guides\/([^.]*)\.xml$/)?.[1]).filter(g => g && g !== 'general'))]
      .map(id => [id, this.guideOf(this.texts[`templates/guides/${id}.xml`]).querySelector('title')?.textContent ?? id]);
  }
  guideOf(text) { return new DOMParser().parseFromString(text, 'text/xml'); }
  /* Whether the offer in front is for the guide that was opened as a file. */
  hasLentGuide() { return this.guide !== null && valueAt(this.doc, '@guide') === this.guide.id; }
  regions() {
    const text = this.hasLentGuide() ? this.guide.text : this.texts[`templates/guides/${valueAt(this.doc, '@guide')}.xml`];
    if (!text) return [];
    return [...this.guideOf(text).getElementsByTagNameNS('*', 'region')].filter(r => r.hasAttribute('id'))
      .map(r => ({ id: r.getAttribute('id'), name: r.getAttribute('name') ?? r.getAttribute('id'), currency: r.getAttribute('currency') }));
  }
  chooseGuide(id) {
    if (id === 'open') return byId('guide-file').click();
    setValueAt(this.doc, '@guide', id);
    this.afterGuide();
    return null;
  }
  useGuide(name, text) {
    const id = this.guideOf(text).documentElement.getAttribute('id') ?? '';
    this.guide = { name, text, id };
    setValueAt(this.doc, '@guide', id);
    this.afterGuide();
  }
  /* A guide names employer and role itself, and its regions their currencies. */
  afterGuide() {
    const regions = this.regions();
    if (valueAt(this.doc, '@guide')) {
      for (const a of ['employer', 'role']) setValueAt(this.doc, `job@${a}`, '');
      if (!regions.some(r => r.id === valueAt(this.doc, '@region'))) setValueAt(this.doc, '@region', regions[0]?.id ?? '');
      const job = nodeAt(this.doc, 'job');
      if (job && !job.attributes.length && !job.children.length) job.remove();
      if (regions[0]?.currency && !valueAt(this.doc, 'package/base')) setValueAt(this.doc, 'package@currency', regions[0].currency);
    } else {
      setValueAt(this.doc, '@region', '');
      nodeAt(this.doc, 'job', true);
    }
    this.draw();
    this.changed();
  }

  /* ---- the form ---- */
  draw() {
    this.form = { questions: () => interviewForm(this), everything: () => new WholeForm(this), round: () => new RoundForm(this) }[this.view]();
    byId('form').replaceChildren(...this.form.nodes);
    for (const view of VIEWS) byId(`view-${view}`).setAttribute('aria-pressed', String(this.view === view));
    offerChoices(byId('which'), this.offers.map((o, i) => [String(i), this.titleOf(o)]), String(this.at));
    byId('which-row').hidden = this.offers.length < 2;
    if (this.toldOf !== this.offer) byId('round-told').hidden = true;
  }
  titleOf(offer) {
    const what = valueAt(offer.doc, 'job@employer') || valueAt(offer.doc, 'candidate/name');
    return what ? `${what} (${offer.name})` : offer.name;
  }
  go(binding) {
    if (binding.row.hidden) return;
    binding.row.closest('details')?.setAttribute('open', '');
    binding.input.focus();
    binding.row.scrollIntoView({ block: 'center' });
  }
  changed() {
    this.unsaved = true;
    this.form.refresh();
    this.check();
  }
  afterChange() {
    this.form.refresh();
    this.check();
    this.keep();
  }

  /* ---- the document ---- */
  options(more) {
    return { template: byId('template').value, lang: byId('lang').value, paper: byId('paper').value, floor: byId('floor').value,
      gray: byId('gray').checked && 'yes', ...more };
  }
  job(more) {
    const lent = this.guide?.id, written = writeOffer(this.doc, lent);
    const all = byId('template').value === 'cohort' ? this.offers : [this.offer];
    const inputs = all.map(o => ({ kind: 'offer', name: o.name, text: o === this.offer ? written.text : writeOffer(o.doc, lent).text }));
    if (this.guide) inputs.push({ kind: 'guide', name: this.guide.name, text: this.guide.text });
    return { written, job: { inputs, options: this.options(more) } };
  }
  tell(text) {
    const state = byId('state');
    if (state.textContent !== text) state.textContent = text;
  }
  /* One check at a time; what was typed meanwhile is checked next. */
  async check() {
    this.stale = true;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.stale) {
        this.stale = false;
        await new Promise(r => setTimeout(r, 30));
        await this.checkOnce();
      }
    } catch (e) {
      this.tell(String(e.message));
    } finally {
      this.busy = false;
    }
  }
  async checkOnce() {
    const { written, job } = this.job({ dump: 'svg' });
    const [drawn] = await this.core('run', [job]);
    if (this.stale && drawn.status !== 0) return;
    const { errors, needed } = showMessages(this, drawn.messages, written.places);
    const pages = byId('pages'), sound = drawn.status === 0;
    if (sound) {
      this.preview.show(new TextDecoder().decode(drawn.output));
    }
    byId('no-pages').hidden = this.preview.sheets.length > 0;
    byId('text-box').hidden = this.preview.sheets.length === 0;
    pages.classList.toggle('old', !sound);
    byId('pdf').setAttribute('aria-disabled', String(!sound));
    if (sound) {
      this.tell(`${say('ready')}: ${drawn.pages === 1 ? say('pageOne') : say('pageMany', drawn.pages)}`);
    } else if (errors === 0 && needed.length) {
      byId('state').replaceChildren(neededLine(this, needed));
    } else {
      const old = this.preview.sheets.length ? `; ${say('oldPages')}` : '';
      this.tell(`${errors === 1 ? say('wrongOne') : say('wrongMany', errors)}${old}`);
    }
    if (sound && !this.stale) {
      const [told] = await this.core('run', [{ ...job, options: { ...job.options, dump: 'structure' } }]);
      this.preview.tell(new TextDecoder().decode(told.output), byId('lang').value);
    }
    document.documentElement.dataset.status = String(drawn.status);
    document.documentElement.dataset.checks = String(Number(document.documentElement.dataset.checks ?? 0) + 1);
  }

  /* ---- files ---- */
  slug(s) { return s.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase(); }
  save(data, type, name) {
    const link = make('a', { href: URL.createObjectURL(new Blob([data], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  saveOffer() {
    this.save(writeOffer(this.doc).text, 'application/xml', this.offer.name);
    this.unsaved = false;
  }
  async savePdf() {
    this.form.bindings.forEach(b => { b.touched = true; });
    const { job } = this.job({}), [{ status, output }] = await this.core('run', [job]);
    if (status !== 0) {
      this.tell(say('unfinished'));
      this.check();
      const first = this.form.bindings.find(b => b.input.getAttribute('aria-invalid'));
      if (first) this.go(first);
      return;
    }
    const who = this.slug(valueAt(this.doc, 'job@employer') || valueAt(this.doc, '@guide') || 'offer');
    this.save(output, 'application/pdf', `${who}-${byId('template').value}.pdf`);
  }
  keep() {
    if (!byId('keep').checked) return;
    const done = store.write(this.offers.map(o => ({ name: o.name, text: writeOffer(o.doc).text })));
    byId('kept').textContent = say(done ? 'kept' : 'cannotKeep');
    byId('keep').checked = done;
  }
  forget() {
    store.clear();
    byId('keep').checked = false;
    byId('kept').textContent = say('forgotten');
  }
  async takeFaces(files) {
    const paths = this.fonts.map(f => f.getAttribute('file'));
    const faces = [];
    for (const file of files) {
      const path = paths.find(p => p.endsWith(`/${file.name}`));
      if (path) faces.push([path, new Uint8Array(await file.arrayBuffer())]);
    }
    await this.core('faces', faces);
    this.check();
  }

  /* On a phone the pages stand below the questions, and a bar leads to the one or the other. */
  turnJump(isAtPages) {
    const jump = byId('jump'), word = isAtPages ? 'back' : 'jump';
    jump.href = isAtPages ? '#form' : '#document';
    jump.dataset.say = word;
    jump.textContent = say(word);
  }

  /* ---- words ---- */
  setLanguage(language) {
    pageLanguage = language;
    document.documentElement.lang = language;
    document.title = say('title');
    document.querySelectorAll('[data-say]').forEach(e => { e.textContent = say(e.dataset.say); });
    document.querySelectorAll('[data-say-label]').forEach(e => e.setAttribute('aria-label', say(e.dataset.sayLabel)));
    byId('page-language').value = language;
    const now = byId('lang').value || (this.languages.includes(language) ? language : 'en');
    offerChoices(byId('lang'), this.languages.map(l => [l, PAGE_LANGUAGES[l] ?? l]), now);
    this.draw();
    this.check();
  }

  wire() {
    const on = (id, event, f) => byId(id).addEventListener(event, f);
    on('page-language', 'change', e => this.setLanguage(e.target.value));
    for (const id of ['template', 'lang', 'paper', 'floor', 'gray'])
      on(id, 'change', () => {
        byId('floor-row').hidden = byId('template').value !== 'brief';
        this.check();
      });
    for (const view of VIEWS) on(`view-${view}`, 'click', () => {
      this.view = view;
      this.draw();
      this.check();
    });
    on('open', 'click', () => byId('files').click());
    const taken = (id, f) => on(id, 'change', e => {
      const files = [...e.target.files];
      e.target.value = '';
      if (files.length) f.call(this, files);
    });
    taken('files', this.openFiles);
    taken('guide-file', this.openFiles);
    taken('face-files', this.takeFaces);
    on('fresh', 'click', () => {
      this.fresh();
      this.draw();
      this.check();
      this.form.bindings[0]?.input.focus();
    });
    on('which', 'change', e => {
      this.at = Number(e.target.value);
      this.draw();
      this.check();
    });
    on('close', 'click', () => {
      this.offers.splice(this.at, 1);
      this.at = 0;
      this.draw();
      this.check();
      this.keep();
    });
    on('save', 'click', () => this.saveOffer());
    on('pdf', 'click', () => this.savePdf());
    on('print', 'click', () => print());
    on('keep', 'change', e => e.target.checked ? this.keep() : this.forget());
    on('forget', 'click', () => this.forget());
    on('form', 'submit', e => e.preventDefault());
    new IntersectionObserver(([{ boundingClientRect: box }]) => this.turnJump(box.top < innerHeight / 2), { rootMargin: '0px 0px -50% 0px' })
      .observe(byId('document'));
    addEventListener('dragover', e => e.preventDefault());
    addEventListener('drop', e => {
      e.preventDefault();
      if (e.dataTransfer.files.length) this.openFiles([...e.dataTransfer.files]);
    });
    addEventListener('beforeunload', e => {
      if (this.unsaved && !byId('keep').checked) e.preventDefault();
    });
  }
}

const app = new App();
app.start().then(() => { document.documentElement.dataset.ready = 'yes'; },
  e => { byId('state').textContent = `${say('cannotRun')}: ${e.message}`; });
