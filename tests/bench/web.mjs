#!/usr/bin/env node
// make bench-web: what the page weighs, and how long a brief takes in it. Prints what each is, and what
// it may be at most; ends with 1 where one is more.
import { resolve } from 'node:path';
import { openBrowser } from '../web/browser.mjs';
import { LIMITS, firstBriefs, keystrokes, laterBriefs, madeUp, openProgram, weight } from '../web/measure.mjs';

const build = resolve(process.argv[2] ?? 'build'), paris = 'samples/paris.xml';
let missed = 0;
function row(name, is, most, unit) {
  const met = most === undefined || is <= most;
  if (!met) missed++;
  console.log(`${name.padEnd(44)}${is.toFixed(2).padStart(8)} ${unit.padEnd(6)}${most === undefined ? '' : ` at most ${most}`}${met ? '' : '   missed'}`);
}
const middle = all => all[all.length >> 1];

for (const [name, most] of Object.entries(LIMITS.packed)) {
  const { whole, packed } = weight(build, name);
  row(`${name}.html`, whole, undefined, 'MB');
  row(`${name}.html, packed by brotli`, packed, most, 'MB');
}
row('the first brief, from the program’s bytes on', middle(await firstBriefs(build, paris, 9)), LIMITS.first, 'ms');

const core = await openProgram(`${build}/web/hfbrief.wasm`);
await madeUp(300, all => {
  const { ours, theirs } = laterBriefs(`${build}/hfbrief`, core, all);
  row('a later brief, CPU', ours, undefined, 'ms');
  row('the same by the native program, CPU', theirs, undefined, 'ms');
  row('the one to the other', ours / theirs, LIMITS.later, '');
});

const browser = await openBrowser('chromium', build), page = await browser.context.newPage();
await page.goto(`file://${build}/web/hfbrief.html`);
await page.waitForSelector('html[data-ready=yes][data-checks]', { timeout: 120000 });
await page.setInputFiles('#files', paris);
await page.waitForFunction(() => document.documentElement.dataset.status === '0' && !app.busy);
const taken = await keystrokes(page, 40, 40);
row('a keystroke on the page, Chromium, median', middle(taken), LIMITS.keystroke, 'ms');
row('… the slowest of 40', taken.at(-1), undefined, 'ms');
await page.evaluate(() => { app.unsaved = false; });
await browser.close();
process.exit(missed ? 1 : 0);
