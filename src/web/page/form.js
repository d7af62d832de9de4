/* form.js - the form of everything, made from the schema: a view of the offer's document. */
'use strict';

class Field {
  constructor(form, node, key, type, { label, help, needed }) {
    const { grammar } = form, kind = type.getAttribute('name'), values = grammar.values(type);
    const value = key ? node.getAttribute(key) ?? '' : ownText(node);
    let input;
    if (key === 'guide') values.push(...form.app.builtInGuides().map(([id]) => id));
    if (key === 'region') values.push(...form.app.regions().map(r => r.id));
    if (values.length && value && !values.includes(value)) values.push(value);
    if (values.length) input = choice([['', '—'], ...values.map(v => [v, isSaid(v) ? say(v) : v])], value);
    else if (kind === 'lines') input = make('textarea', { rows: 3, value });
    else input = make('input', { type: kind === 'day' ? 'date' : 'text', autocomplete: 'off', spellcheck: kind === 'words' ? 'true' : 'false', value,
      inputmode: /^(amount|decimal|years|months|cliff|clawback|give)$/.test(kind) ? 'decimal' : undefined });
    Object.assign(this, { node, key, label, touched: value !== '' });
    Object.assign(this, fieldRow(label, input, { help, helpLang: 'en', needed }));
    input.addEventListener('input', () => {
      if (!key) setOwnText(node, input.value);
      else if (input.value) node.setAttribute(key, input.value);
      else node.removeAttribute(key);
      form.app.changed();
    });
    input.addEventListener('change', () => { this.touched = true; form.app.afterChange(); });
  }
  places() { return [[this.node, this.key]]; }
  isEmpty() { return this.input.value.trim() === ''; }
}

/* Of the offer's own attributes these are asked for at once. */
const OFTEN = new Set(['guide', 'region', 'respond-by']);

class WholeForm {
  constructor(app) {
    Object.assign(this, { app, grammar: app.grammar, bindings: [], open: new Set() });
    this.nodes = [make('div', { class: 'whole' })];
    this.draw();
  }
  draw() {
    this.bindings = [];
    const declaration = this.grammar.offer();
    this.nodes[0].replaceChildren(...this.inside(this.app.doc.documentElement, this.grammar.typeOf(declaration), 0));
  }
  refresh() {}
  nameOf(name) {
    const words = isSaid(`n.${name}`) ? say(`n.${name}`) : name.replace(/-/g, ' ');
    return words[0].toUpperCase() + words.slice(1);
  }

  /* Its attributes, its text and its elements. */
  inside(node, type, depth) {
    const shown = [], more = [];
    const textType = this.grammar.textType(type);
    if (textType) {
      const isAmount = textType.getAttribute('name') === 'amount';
      shown.push(this.field(node, '', textType, { label: isAmount ? say('amount') : say('text'), needed: false }));
    }
    if (this.grammar.isComplex(type))
      for (const a of this.grammar.attributes(type)) {
        const name = a.getAttribute('name'), needed = a.getAttribute('use') === 'required';
        const row = this.field(node, name, this.grammar.typeOf(a), { label: this.nameOf(name), help: this.grammar.help(a), needed });
        (needed || node.hasAttribute(name) || (depth === 0 && OFTEN.has(name)) ? shown : more).push(row);
      }
    const blocks = [], adders = [];
    for (const c of this.grammar.isComplex(type) ? this.grammar.children(type) : []) {
      const name = c.getAttribute('name'), there = [...node.children].filter(k => k.localName === name);
      there.forEach(k => blocks.push(this.block(k, c, depth + 1)));
      if (!there.length || this.grammar.isMany(c)) adders.push(this.adder(node, c));
    }
    const moreBox = more.length ? [this.details(node, more)] : [];
    return [...shown, ...moreBox, ...blocks, adders.length ? make('div', { class: 'adders' }, ...adders) : null].filter(Boolean);
  }
  field(node, key, type, what) {
    const f = new Field(this, node, key, type, what);
    this.bindings.push(f);
    return f.row;
  }
  details(node, rows) {
    const d = make('details', { open: this.open.has(node) }, make('summary', {}, say('more')), ...rows);
    d.addEventListener('toggle', () => d.open ? this.open.add(node) : this.open.delete(node));
    return d;
  }
  block(node, declaration, depth) {
    const name = this.nameOf(node.localName), type = this.grammar.typeOf(declaration);
    const isNeeded = declaration.getAttribute('minOccurs') !== '0' && declaration.parentElement.localName === 'all';
    const remove = make('button', { type: 'button', class: 'quiet', 'aria-label': `${say('remove')}: ${name}`, onclick: () => {
      const parent = node.parentElement;
      node.remove();
      this.draw();
      this.app.changed();
      (this.bindings.find(b => b.node === parent) ?? this.bindings[0])?.input.focus();
    } }, say('remove'));
    if (!this.grammar.isComplex(type)) {
      const row = this.field(node, '', type, { label: name, help: this.grammar.help(declaration), needed: isNeeded });
      if (!isNeeded) row.append(remove);
      return row;
    }
    return make('fieldset', { class: depth > 1 ? 'inner' : undefined },
      make('legend', {}, name), make('div', { class: 'help', lang: 'en' }, this.grammar.help(declaration)),
      ...this.inside(node, type, depth), remove);
  }
  adder(node, declaration) {
    const name = declaration.getAttribute('name');
    return make('button', { type: 'button', title: this.grammar.help(declaration), onclick: () => {
      const made = this.app.doc.createElementNS(OFFER_NS, name);
      node.append(made);
      this.draw();
      this.app.changed();
      this.bindings.find(b => b.node === made || made.contains(b.node))?.input.focus();
    } }, `+ ${this.nameOf(name)}`);
  }
}
