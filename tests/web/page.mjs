#!/usr/bin/env node
// The page in a real browser, from the disk: filled in, put wrong, mended, saved, opened again,
// printed; looked over by axe; and every way out of it tried against a server that counts. In
// Chromium, which has no network meanwhile, or with BROWSER=firefox in Firefox (firefox.mjs).
// Prints TAP; screenshots go to build/web/shots.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { openBrowser } from './browser.mjs';
import { keyboard, looks, stillness } from './access.mjs';
import { LIMITS, keystrokes } from './measure.mjs';
import { waysOut } from './ways-out.mjs';

const build = resolve(process.env.BUILD ?? 'build'), native = process.env.HFBRIEF ?? `${build}/hfbrief`;
const kind = process.env.BROWSER ?? 'chromium', mine = `${build}/web/${kind}`;
const file = `file://${build}/web/hfbrief.html`, shots = `${build}/web/shots/${kind}`;
for (const folder of [shots, mine]) mkdirSync(folder, { recursive: true });

let n = 0, bad = 0;
function report(name, wrong) {
  n++;
  if (wrong) bad++;
  console.log(`${wrong ? 'not ok' : 'ok'} ${n} - ${name}`);
  if (wrong) console.log(String(wrong).split('\n').map(l => `# ${l}`).join('\n'));
}
const same = (name, got, wanted) => report(name, got === wanted ? '' : `expected: ${wanted}\ngot:      ${got}`);

const browser = await openBrowser(kind, build), { context, download } = browser;
const page = await context.newPage(), faults = [];
page.on('pageerror', e => faults.push(e.message));
page.on('console', m => { if (m.type() === 'error') faults.push(m.text()); });
page.on('dialog', d => d.accept());
/* A driver may put a style of its own into the page for this, which the policy stops. */
async function picture(name) {
  const before = faults.length;
  await page.screenshot({ path: `${shots}/${name}.png` });
  faults.length = before;
}

/* Waits for the check of what was just done. */
async function checked(doing) {
  const before = Number(await page.getAttribute('html', 'data-checks') ?? 0);
  await doing();
  await page.waitForFunction(b => Number(document.documentElement.dataset.checks ?? 0) > b && !app.busy, before);
}
const field = label => page.getByLabel(label, { exact: false }).first();
const fill = (label, text) => checked(async () => { await field(label).fill(text); await field(label).blur(); });
const state = () => page.textContent('#state');
await page.goto(file);
await page.waitForSelector('html[data-ready=yes][data-checks]', { timeout: 120000 });
same('an empty form says what is still needed, and nothing is red',
  `${await state()} ${await page.locator('[aria-invalid]').count()}`, 'Still needed: Your name, Employer, Role, Base pay 0');

/* ---- filled in ---- */
await fill('Your name', 'Ana Sousa');
await fill('Employer', 'Nordklinik');
await fill('Role (needed)', 'Ward Nurse');
await checked(() => page.getByLabel('Currency', { exact: true }).selectOption('EUR'));
await fill('Base pay (needed)', '3 250 × 13');
same('an amount is read as people write it',
  await page.evaluate(() => ['package/base', 'package/base@times', 'package/base@per'].map(p => valueAt(app.doc, p)).join(' ')), '3250 13 month');
await fill('Bonus a year', '5%');
await fill('Base to ask for', '3550');
await fill('Days of leave a year', '28');
report('it becomes a brief', /^Ready: \d+ pages$/.test(await state()) ? '' : await state());
report('its pages stand beside it', await page.locator('#pages svg.page').count() > 0 ? '' : 'no page is drawn');
report('their text can be read out', /3,550/.test(await page.textContent('#text')) ? '' : (await page.textContent('#text')).slice(0, 300));
await picture('filled');

/* ---- how soon a keystroke is on the page: the page's own wait, the program, the drawing ---- */
{
  const taken = await keystrokes(page, 60, 9); // the machine does other things too
  report(`a keystroke is on the page after ${taken[0]} ms at best, ${taken[taken.length >> 1]} mostly, of ${LIMITS.keystroke}`, taken[0] <= LIMITS.keystroke ? '' : taken.join(' '));
}
await fill('Your name', 'Ana Sousa');

/* ---- as people say it, a letter at a time ---- */
/* Typed in, and left; what stands at each path then. */
async function typed(label, text, ...paths) {
  await field(label).fill('');
  await checked(async () => { await field(label).pressSequentially(text); await field(label).blur(); });
  await page.waitForFunction(() => !app.busy);
  return page.evaluate(all => all.map(p => valueAt(app.doc, p)).join(' '), paths);
}
const BASE = ['package/base', 'package/base@per', 'package/base@times', 'package@months'];
same('38 lakh', await typed('Base pay (needed)', '38 lakh a year', ...BASE), '3800000   ');
same('a day’s pay for nine months', await typed('Base pay (needed)', '550 a day, 220 days, 9 months', ...BASE), '550 day 220 9');
await typed('Base pay (needed)', '550 a day');
report('how many days is asked at the field', /How many days a year\?/.test(await page.textContent(`#${await field('Base pay (needed)').getAttribute('id')}-fault`)) ? ''
  : await page.textContent('#said'));
await typed('For how many months', '', 'package@months');
same('3 250 × 13 again', await typed('Base pay (needed)', '3 250 × 13', ...BASE), '3250 month 13 ');
await checked(() => page.getByLabel('What they give').selectOption('liquid'));
const GRANT = ['package/equity', ...['@kind', '@instrument', '/grant@shares', '/grant@price', '@years'].map(p => `package/equity${p}`)];
same('500 RSUs', await typed('The whole grant', '500 RSUs', ...GRANT), ' liquid rsu 500  ');
same('500 RSUs at €212.40, over 4 years', await typed('The whole grant', '500 RSUs at €212.40 over 4 years', ...GRANT), ' liquid rsu 500 212.40 4');
same('it stands there to be read again', await field('The whole grant').inputValue(), '500 RSUs @ 212.40');
report('and counts', /106,200/.test(await page.textContent('#text')) ? '' : await page.textContent('#said')); // 500 × 212.40
same('an amount instead', await typed('The whole grant', '80k', ...GRANT), '80000 liquid rsu   4');
same('1,500 shares are one thousand five hundred', await typed('Number of shares', '1,500', 'package/equity/grant@shares'), '1500');
await checked(() => page.getByLabel('What they give').selectOption('none'));
same('a price of a year in a monthly offer keeps its unit', await typed('Base to ask for', '46,150 a year', 'ask/base', 'ask/base@per'), '46150 ');
same('and the offer’s own unit where none is said', await typed('Base to ask for', '3,550', 'ask/base', 'ask/base@per'), '3550 month');
report('all of it is sound', /^Ready/.test(await state()) ? '' : await page.textContent('#said'));

/* ---- a letter that no face inside has ---- */
await fill('Your name', 'นา Sousa');
report('a missing letter names the file that has it', /น \(U\+0E19\)[^]*NotoSansThai-Regular\.ttf/.test(await page.textContent('#messages')) ? ''
  : await page.textContent('#said'));
await checked(() => page.setInputFiles('#face-files', '/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf'));
report('and is drawn from the file', /^Ready/.test(await state()) ? '' : await page.textContent('#said'));
await fill('Your name', 'Ana Sousa');

/* ---- put wrong, and mended ---- */
await fill('Least base', 'abc');
const floor = field('Least base');
same('a fault is marked at its field', await floor.getAttribute('aria-invalid'), 'true');
report('and told there', /abc/.test(await page.textContent(`#${await floor.getAttribute('id')}-fault`)) ? '' : 'no message');
await page.locator('#messages button.link').first().click();
same('its line in the list leads there', await page.evaluate(() => document.activeElement.id), await floor.getAttribute('id'));
await fill('Least base', '3300');
report('mended, it is ready again', /^Ready/.test(await state()) ? '' : await state());

/* ---- saved ---- */
const saved = `${mine}/saved.xml`;
await download(page, () => page.click('#save'), saved);
same('the native program finds the saved offer sound', spawnSync(native, ['--check', '-q', saved]).status, 0);
const pdf = `${mine}/saved.pdf`;
same('the PDF has a name of its own', await download(page, () => page.click('#pdf'), pdf), 'nordklinik-brief.pdf');
await page.evaluate(() => { app.unsaved = false; });

/* ---- printed: the pages alone, on their paper ---- */
{
  const printed = `${mine}/printed.pdf`, sheets = await page.locator('#pages .sheet').count();
  writeFileSync(printed, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const said = spawnSync('pdfinfo', [printed]).stdout.toString(), text = spawnSync('pdftotext', [printed, '-']).stdout.toString();
  report('what is printed are its pages', Number(said.match(/Pages: *(\d+)/)?.[1]) === sheets && /Page size: *59[456]\S* x 84[12]/.test(said) ? '' : `${sheets} pages\n${said}`);
  report('and nothing of the form', /Still needed|Your name/.test(text) ? text.slice(0, 300) : '');
}

/* ---- opened again, comments kept ---- */
await checked(() => page.setInputFiles('#files', 'samples/paris.xml'));
await page.click('#view-everything');
await checked(() => page.selectOption('#template', 'letter'));
report('a file opens', /^Ready/.test(await state()) ? '' : await state());
const again = `${mine}/paris.xml`;
await download(page, () => page.click('#save'), again);
report('its comments are kept', readFileSync(again, 'utf8').includes('the floor is yours alone') ? '' : 'a comment is lost');
const letter = f => spawnSync(native, ['-q', '-t', 'letter', '--format', 'json', f, '-o', '-']).stdout.toString().replaceAll(f, '').replace(/"(hash|input)[^,]*,/g, '');
same('it says the same', letter(again) === letter('samples/paris.xml'), true);
for (const template of ['brief', 'offer-letter', 'cohort']) {
  await checked(() => page.selectOption('#template', template));
  report(`${template} has pages`, /^Ready/.test(await state()) ? '' : await state());
}
await checked(() => page.selectOption('#template', 'brief'));

/* ---- after a call ---- */
{
  await checked(() => page.setInputFiles('#files', 'samples/paris.xml'));
  const open = await page.evaluate(() => app.offers.length);
  await page.click('#view-round');
  await page.waitForFunction(() => /70,000/.test(document.getElementById('form').textContent));
  await page.click('#next-round');
  same('the answer is asked for at its field', await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true');
  await page.getByLabel('What did they say?').selectOption('part');
  await page.click('#next-round');
  same('and the part that they met', await page.evaluate(() => document.activeElement.closest('.row').textContent.includes('Which part did they meet?')), true);
  await page.getByLabel('What they offer now').fill('base 72000');
  await page.getByLabel('New deadline').fill(await page.evaluate(() => `${new Date().getFullYear() + 1}-01-15`));
  await picture('round');
  await checked(() => page.click('#next-round'));
  same('the next round opens beside the old one', await page.evaluate(n => `${app.offers.length - n} ${/\.r\d+\.xml$/.test(app.offer.name)}`, open), '1 true');
  report('it says what moved', /They moved: base \+€2,000/.test(await page.textContent('#round-told')) ? '' : await page.textContent('#round-told'));
  same('the new number is the offer’s, the old one history', await page.evaluate(() => `${valueAt(app.doc, 'package/base')} ${app.doc.querySelector('history > move[by=employer] > base').textContent}`), '72000 70000');
  report('its pages are there', /^Ready/.test(await state()) ? '' : await page.textContent('#said'));
  await picture('next-round');
  const second = `${mine}/round.xml`;
  await download(page, () => page.click('#save'), second);
  same('the native program finds it sound', spawnSync(native, ['--check', '-q', second]).status, 0);
  report('its comments are kept too', readFileSync(second, 'utf8').includes('the floor is yours alone') ? '' : 'a comment is lost');
}

await checked(() => page.setInputFiles('#files', 'samples/nurse.xml'));
same('what was told of a round goes with it', await page.isVisible('#round-told'), false);

/* ---- what a file says stays, whatever else is changed ---- */
for (const [name, path] of [['options.xml', 'competing/equity'], ['nurse.xml', 'ask/base'], ['contractor.xml', 'floor/base']]) {
  await checked(() => page.setInputFiles('#files', `samples/${name}`));
  await page.click('#view-questions');
  const part = () => page.evaluate(p => nodeAt(app.doc, p).outerHTML, path);
  const before = await part();
  await fill('Your name', 'Somebody Else');
  same(`${name}: ${path} is as it was`, await part(), before);
}
await checked(() => page.setInputFiles('#files', 'samples/guide/offer.xml'));
report('a guide that isn’t here is asked for', /robotics-engineer/.test(await page.textContent('#messages')) ? '' : await page.textContent('#said'));
await checked(() => page.setInputFiles('#guide-file', 'samples/guide/robotics-engineer.xml'));
report('and taken from a file', /^Ready/.test(await state()) ? '' : await page.textContent('#said'));
same('the offer still names it', await page.evaluate(() => writeOffer(app.doc).text.includes('guide="robotics-engineer"')), true);
await page.click('#view-everything');

/* ---- how it looks, and for whom ---- */
await picture('everything');
await checked(() => page.click('#view-questions'));
for (const [language, word] of [['fr', 'Votre nom'], ['de', 'Ihr Name']]) {
  await checked(() => page.selectOption('#page-language', language));
  report(`the page in ${language}`, (await page.textContent('#form')).includes(word) ? '' : `no “${word}”`);
}
await checked(() => page.selectOption('#page-language', 'en'));
for (const [name, width] of [['a phone', 390], ['a desktop at 200 %', 700]]) {
  await page.setViewportSize({ width, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  report(`no line is wider than ${name}`, wide <= width ? '' : `${wide} of ${width}`);
  await picture(`${width}`);
}

await looks(context, file, readFileSync(`${build}/web/npm/node_modules/axe-core/axe.min.js`, 'utf8'), report);
await keyboard(context, file, download, `${mine}/keyboard.pdf`, report);
await stillness(context, file, report);

/* ---- storage ---- */
same('nothing is stored unasked', await page.evaluate(() => localStorage.length), 0);
await page.check('#keep');
same('kept when asked', await page.evaluate(() => localStorage.length), 1);
await page.click('#forget');
same('and deleted again', await page.evaluate(() => localStorage.length), 0);
report('no script failed, and the policy stopped nothing of ours', faults.join('\n'));

/* ---- nothing is sent ---- */
await browser.online();
await page.evaluate(() => { app.unsaved = false; });
for (const { name, wrong } of await waysOut(context, file)) report(name, wrong);
await browser.close();
console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
