/* grammar.js - the offer's schema, as far as a form needs it. */
'use strict';

class Grammar {
  constructor(text) {
    this.schema = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  }
  named(name, kind) {
    return [...this.schema.children].find(c => c.getAttribute('name') === name && (!kind || c.localName === kind));
  }
  offer() { return this.named('offer', 'element'); }
  help(node) {
    const text = node.querySelector(':scope > annotation > documentation')?.textContent ?? '';
    return text.replace(/\s+/g, ' ').trim();
  }
  typeOf(declaration) {
    const name = declaration.getAttribute('type');
    return name ? this.named(name) : [...declaration.children].find(c => /Type$/.test(c.localName));
  }
  isComplex(type) { return type?.localName === 'complexType'; }
  attributes(type) {
    const all = [];
    for (const at of [type, ...type.querySelectorAll(':scope > simpleContent > extension')])
      for (const c of at.children) {
        if (c.localName === 'attribute') all.push(c);
        if (c.localName === 'attributeGroup') all.push(...this.attributes(this.named(c.getAttribute('ref'), 'attributeGroup')));
      }
    return all;
  }
  children(type) {
    return [...type.querySelectorAll(':scope > all > element, :scope > sequence > element, :scope > choice > element')];
  }
  /* The simple type of an element's text, or null: it has none. A mixed one's is an amount. */
  textType(type) {
    if (!this.isComplex(type)) return type;
    const extension = type.querySelector(':scope > simpleContent > extension');
    if (extension) return this.named(extension.getAttribute('base'));
    return type.getAttribute('mixed') === 'true' ? this.named('amount') : null;
  }
  values(type) { return [...type.querySelectorAll('enumeration')].map(e => e.getAttribute('value')); }
  isMany(declaration) { return /any number|one for each|each name once/i.test(this.help(declaration)); }
}
