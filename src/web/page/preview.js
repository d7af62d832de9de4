/* preview.js - the pages as pictures beside the form, and their structure as text for who listens. */
'use strict';

/* A page is made into nodes when it comes near the window, and again only when it has changed. */
class Preview {
  constructor(pages, text) {
    Object.assign(this, { pages, text, sheets: [], paper: new CSSStyleSheet() });
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.paper];
    this.near = new IntersectionObserver(seen => {
      for (const e of seen) {
        e.target.isNear = e.isIntersecting;
        if (e.isIntersecting) this.draw(e.target);
      }
    }, { rootMargin: '400px' });
    addEventListener('beforeprint', () => this.sheets.forEach(s => { s.isNear = true; this.draw(s); }));
  }

  /* The picture alone: no link in it leads anywhere. */
  picture(source) {
    const svg = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true);
    svg.querySelectorAll('a').forEach(a => a.removeAttribute('href'));
    svg.removeAttribute('role');
    svg.removeAttribute('aria-label');
    svg.setAttribute('focusable', 'false');
    return svg;
  }
  draw(sheet) {
    if (!sheet.isNear || sheet.drawn === sheet.source) return;
    sheet.drawn = sheet.source;
    sheet.replaceChildren(this.picture(sheet.source));
  }
  show(svg) {
    const [outlines, ...list] = svg.trim().split('\n');
    if (this.outlines !== outlines) {
      this.outlines = outlines;
      this.pages.querySelector('.outlines')?.remove();
      this.pages.prepend(this.picture(outlines));
    }
    while (this.sheets.length > list.length) {
      const sheet = this.sheets.pop();
      this.near.unobserve(sheet);
      sheet.remove();
    }
    while (this.sheets.length < list.length) {
      const sheet = document.createElement('div');
      sheet.className = 'sheet';
      this.sheets.push(sheet);
      this.pages.append(sheet);
      this.near.observe(sheet);
    }
    list.forEach((source, i) => {
      const [width, height] = source.match(/viewBox="0 0 (\S+) (\S+)"/).slice(1);
      this.sheets[i].source = source;
      this.sheets[i].style.aspectRatio = `${width} / ${height}`;
      if (i === 0) this.paper.replaceSync(`@page{margin:0;size:${width}pt ${height}pt}`);
      this.draw(this.sheets[i]);
    });
  }

  /* The dump is one node a line, two spaces a level: `TH scope="Row"`, `"text"`. */
  tell(structure, lang) {
    const names = { H1: 'h2', H2: 'h3', H3: 'h4', P: 'p', Sect: 'section', BlockQuote: 'blockquote', Table: 'table',
      THead: 'thead', TBody: 'tbody', TR: 'tr', TH: 'th', TD: 'td', L: 'ul', LI: 'li', Figure: 'p', Note: 'p' };
    const root = document.createElement('div'), above = [root];
    root.lang = lang;
    for (const line of structure.split('\n')) {
      const depth = (line.length - line.trimStart().length) / 2, said = line.trim();
      if (!said) continue;
      const parent = above[depth] ?? root;
      if (said.startsWith('"')) {
        parent.append(`${said.slice(1, said.endsWith('"') ? -1 : undefined).replace(/\\"/g, '"')} `);
        continue;
      }
      const [name] = said.split(' '), node = document.createElement(names[name] ?? 'span');
      const scope = said.match(/scope="(Row|Column)"/), alt = said.match(/alt="((?:[^"\\]|\\.)*)"/);
      if (scope) node.scope = scope[1] === 'Row' ? 'row' : 'col';
      if (alt) node.textContent = alt[1];
      parent.append(node);
      above.length = depth + 1;
      above[depth + 1] = node;
    }
    this.text.replaceChildren(root);
  }
}
