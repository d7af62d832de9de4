/* offer.js - the offer as an XML document: values by path, and its text with the place of each. */
'use strict';

const OFFER_NS = 'urn:hfbrief:offer:1';

const isText = n => n.nodeType === Node.TEXT_NODE || n.nodeType === Node.CDATA_SECTION_NODE;
const ownText = n => [...n.childNodes].filter(isText).map(c => c.data).join('').trim();
const childOf = (n, name, index = 0) => [...n.children].filter(c => c.localName === name)[index];

function parseOffer(text) {
  const doc = new DOMParser().parseFromString(text, 'text/xml');
  return doc.querySelector('parsererror') || doc.documentElement.localName !== 'offer' ? null : doc;
}

function today() {
  const d = new Date();
  return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
}
const emptyOffer = currency => parseOffer(`<offer xmlns="${OFFER_NS}" date="${today()}"><candidate/><job/>` +
  `<package currency="${currency}"><base/><equity kind="none"/></package></offer>`);

/* A path is steps divided by "/", the last one with "@attribute" or without: "package/base@per",
 * "package/term[leave]" (the one whose name is leave), "market[kind=posted]@low". */
function stepsOf(path) {
  const [elements, attribute = ''] = path.split('@');
  const steps = elements.split('/').filter(Boolean).map(step => {
    const [, name, wanted] = step.match(/^([a-z0-9-]+)(?:\[(.*)\])?$/);
    const [key, value] = wanted ? (wanted.includes('=') ? wanted.split('=') : ['name', wanted]) : [];
    return { name, key, value };
  });
  return { steps, attribute };
}
function nodeAt(doc, path, make = false) {
  let node = doc.documentElement;
  for (const { name, key, value } of stepsOf(path).steps) {
    let next = [...node.children].find(c => c.localName === name && (!key || c.getAttribute(key) === value));
    if (!next) {
      if (!make) return null;
      next = doc.createElementNS(OFFER_NS, name);
      if (key) next.setAttribute(key, value);
      node.append(next);
    }
    node = next;
  }
  return node;
}
function valueAt(doc, path) {
  const node = nodeAt(doc, path), { attribute } = stepsOf(path);
  return !node ? '' : attribute ? node.getAttribute(attribute) ?? '' : ownText(node);
}
function setOwnText(node, value) {
  [...node.childNodes].filter(isText).forEach(c => c.remove());
  if (value) node.prepend(node.ownerDocument.createTextNode(value));
}

/* What an element needs beside what one types: it goes when only that is left of it. */
const GIVEN = { market: ['part', 'kind', 'source', 'per', 'times', 'date'], term: ['name'], base: ['per', 'times'], competing: ['status'],
  bonus: ['kind'], total: ['name'], rate: ['from', 'to', 'date'], equity: ['kind', 'per-year'] };
const KEPT = new Set(['offer', 'candidate', 'job', 'package']);
function prune(node) {
  while (node && !KEPT.has(node.localName)) {
    const given = GIVEN[node.localName] ?? [], parent = node.parentElement;
    if (node.children.length || ownText(node) || [...node.attributes].some(a => !given.includes(a.name))) return;
    if (parent.localName === 'package' && (node.localName === 'base' || node.localName === 'equity')) return;
    node.remove();
    node = parent;
  }
}
function setValueAt(doc, path, value) {
  const { attribute } = stepsOf(path), node = nodeAt(doc, path, value !== '');
  if (!node) return;
  if (attribute && value) node.setAttribute(attribute, value);
  else if (attribute) node.removeAttribute(attribute);
  else setOwnText(node, value);
  if (!value) prune(node);
}
function dropAt(doc, path) {
  const node = nodeAt(doc, path);
  if (node) node.remove();
}

/* ---- as text ---- */

const escapeXml = s => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/* The file: an element a line, comments kept, and for each node where its values stand:
 * places.get(node) = [{key, from: [line, column], to: [line, column]}], key '' for its text, '<'
 * for its start tag, else an attribute's name. `lent`: the id of a guide that is handed to the
 * program beside it, and so isn't looked for by name. */
function writeOffer(doc, lent) {
  const places = new Map();
  let out = '', line = 1, column = 1;
  function put(s) {
    out += s;
    for (const c of s) c === '\n' ? (line++, column = 1) : column++;
  }
  function placed(node, key, s) {
    const from = [line, column];
    put(s);
    if (!places.has(node)) places.set(node, []);
    places.get(node).push({ key, from, to: [line, column] });
  }
  function tag(node, above) {
    const from = [line, column];
    put(`<${node.localName}`);
    if (node.namespaceURI !== above) put(` xmlns="${escapeXml(node.namespaceURI ?? '')}"`);
    for (const a of node.attributes) {
      if (a.name === 'xmlns' || a.name.startsWith('xmlns:') || a.value === '') continue;
      if (lent && node === doc.documentElement && a.name === 'guide' && a.value === lent) continue;
      put(' ');
      placed(node, a.name, `${a.name}="${escapeXml(a.value).replace(/\n/g, '&#10;')}"`);
    }
    if (!places.has(node)) places.set(node, []);
    places.get(node).push({ key: '<', from, to: [line, column] });
  }
  function walk(node, indent, above) {
    if (node.nodeType === Node.COMMENT_NODE) return put(`${indent}<!--${node.data}-->\n`);
    if (node.nodeType === Node.PROCESSING_INSTRUCTION_NODE) return put(`${indent}<?${node.target} ${node.data}?>\n`);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    put(indent);
    tag(node, above);
    const text = ownText(node), inside = [...node.childNodes].filter(c => !isText(c));
    if (!text && !inside.length) return put('/>\n');
    put('>');
    if (text) placed(node, '', escapeXml(text));
    if (inside.length) {
      put('\n');
      inside.forEach(c => walk(c, `${indent}  `, node.namespaceURI));
      put(indent);
    }
    put(`</${node.localName}>\n`);
  }
  put('<?xml version="1.0" encoding="UTF-8"?>\n');
  doc.childNodes.forEach(c => walk(c, '', null));
  return { text: out, places };
}
