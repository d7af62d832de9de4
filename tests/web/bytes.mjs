#!/usr/bin/env node
// The program in WebAssembly against the native one: every document the same bytes, every message
// the same words at the same place; and what it weighs. Prints TAP.
//     MADE_UP=300    made-up offers, of each kind
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { LIMITS, busy, firstBriefs, laterBriefs, madeUp, openProgram, weight } from './measure.mjs';

const build = process.env.BUILD ?? 'build', native = process.env.HFBRIEF ?? `${build}/hfbrief`;
const open = name => openProgram(`${build}/web/${name}.wasm`);
const core = await open('hfbrief');
// The faces that aren't inside: the native program takes them from where Debian puts them.
function lendFaces(to, wanted = '') {
  for (const [, path] of to.resource('fonts/fonts.xml').matchAll(/file="(\/[^"]*)"/g))
    if (path.includes(wanted) && existsSync(path)) to.face(path, readFileSync(path));
}
lendFaces(core);

let n = 0, bad = 0;
function report(name, wrong) {
  n++;
  if (wrong) bad++;
  console.log(`${wrong ? 'not ok' : 'ok'} ${n} - ${name}`);
  if (wrong) console.log(String(wrong).split('\n').map(l => `# ${l}`).join('\n'));
}

/* ---- documents ---- */

// The offers that need a guide of their own beside them have no place in a page without folders.
const guideBeside = file => /guide="[^"]*(\/|\.xml)/.test(readFileSync(file, 'utf8'));
const samples = readdirSync('samples').filter(f => f.endsWith('.xml')).map(f => `samples/${f}`);

function job(file, options, by = core) {
  return by.run({ inputs: [{ kind: 'offer', name: file, text: readFileSync(file) }], options });
}
function nativeRun(args) {
  const r = spawnSync(native, args, { maxBuffer: 1 << 28 });
  return { status: r.status, output: new Uint8Array(r.stdout), messages: r.stderr.toString() };
}
function compare(file, args, options, by = core) {
  const theirs = nativeRun([...args, '--diagnostics', 'json', file, '-o', '-']), ours = job(file, options, by);
  if (theirs.status !== ours.status)
    return `native ends with ${theirs.status}, WebAssembly with ${ours.status}\n${theirs.messages}\n${JSON.stringify(ours.messages)}`;
  if (Buffer.compare(theirs.output, ours.output) !== 0)
    return `native has ${theirs.output.length} bytes, WebAssembly ${ours.output.length}`;
  return '';
}

for (const file of samples) {
  if (guideBeside(file)) continue;
  for (const template of ['brief', 'letter', 'offer-letter'])
    report(`${file} ${template}`, compare(file, ['-t', template], { template }));
}
const paris = 'samples/paris.xml';
for (const [name, args, options] of [
  ['in grey, on letter paper', ['--gray', '--paper', 'letter'], { gray: 'yes', paper: 'letter' }],
  ['in French', ['--lang', 'fr'], { lang: 'fr' }],
  ['in German', ['--lang', 'de'], { lang: 'de' }],
  ['without its floor', ['--floor', 'omit'], { floor: 'omit' }],
  ['its floor behind', ['--floor', 'back'], { floor: 'back' }],
  ['as figures', ['--format', 'json'], { format: 'json' }],
  ['its structure', ['--dump', 'structure'], { dump: 'structure' }],
  ['its pages as SVG', ['--dump', 'svg'], { dump: 'svg' }],
])
  report(`${paris} ${name}`, compare(paris, args, options));

/* ---- a cohort ---- */
{
  const files = ['samples/paris.xml', 'samples/new-york.xml', 'samples/remote.xml'];
  const theirs = nativeRun(['-t', 'cohort', ...files, '-o', '-']);
  const ours = core.run({
    inputs: files.map(name => ({ kind: 'offer', name, text: readFileSync(name) })), options: { template: 'cohort' },
  });
  report('three offers on one page for their coach',
    theirs.status !== 0 || Buffer.compare(theirs.output, ours.output) !== 0
      ? `native ${theirs.status}, ${theirs.output.length} bytes; WebAssembly ${ours.status}, ${ours.output.length} bytes` : '');
}

/* ---- the next round ---- */
for (const [name, args, options] of [
  ['part of it', ['--answer', 'part', '--move', 'base=72000,equity=85000', '--via', 'call'], { answer: 'part', moved: 'base=72000,equity=85000', via: 'call' }],
  ['no, by letter, to what was really asked', ['--answer', 'no', '--ask', 'base 84000, sign-on 5000', '--via', 'letter'],
    { answer: 'no', asked: 'base 84000, sign-on 5000', via: 'letter' }],
  ['yes, in writing, with a new day', ['--answer', 'yes', '--written', '--respond-by', '2026-12-04'], { answer: 'yes', written: 'yes', 'respond-by': '2026-12-04' }],
]) {
  const theirs = nativeRun(['-q', '--as-of', '2026-11-25', '--debrief', paris, ...args, '-o', '-']);
  const ours = core.debrief({ inputs: [{ kind: 'offer', name: paris, text: readFileSync(paris) }], options: { ...options, today: '2026-11-25' } });
  report(`the next round after ${name}`, theirs.status === 0 && ours.status === 0 && new TextDecoder().decode(theirs.output) === ours.offer ? ''
    : `${theirs.status} ${theirs.messages}\n${ours.status} ${JSON.stringify(ours.messages)}`);
}
{
  const broken = { inputs: [{ kind: 'offer', name: paris, text: readFileSync(paris) }], options: { answer: 'part', today: '2026-11-25' } };
  report('a round without its number is refused, with why', core.debrief(broken).status === 1 && /part of it/.test(core.debrief(broken).messages[0].message) ? '' : 'taken');
  report('what one is asked about', /70,000/.test(core.debriefNow(broken).now?.package) ? '' : JSON.stringify(core.debriefNow(broken)));
}

/* ---- broken offers ---- */

const short = d => JSON.stringify(d);
for (const expect of readdirSync('tests/lint').filter(f => f.endsWith('.expect'))) {
  const name = basename(expect, '.expect');
  let file = `tests/lint/${name}.xml`;
  if (existsSync(`tests/lint/${name}.args`) || !existsSync(file) || guideBeside(file)) continue;
  const theirs = nativeRun(['--check', '--diagnostics', 'json', file]);
  const ours = job(file, { template: 'brief', check: 'yes' });
  const wanted = theirs.messages.split('\n').filter(l => l.startsWith('{')).map(l => short(JSON.parse(l)));
  const got = ours.messages.map(short);
  const wrong = [];
  if (theirs.status !== ours.status) wrong.push(`native ends with ${theirs.status}, WebAssembly with ${ours.status}`);
  for (let i = 0; i < Math.max(wanted.length, got.length); i++)
    if (wanted[i] !== got[i]) wrong.push(`native      ${wanted[i]}`, `WebAssembly ${got[i]}`);
  report(`${file}: the same messages`, wrong.join('\n'));
}

/* ---- pay, as people say it ---- */
for (const [what, said, wanted] of [
  ['pay', '3 250 × 13', { amount: '3250', per: 'month', times: '13' }],
  ['pay', '38 lakh', { amount: '3800000' }],
  ['pay', '₹38 lakh', { amount: '3800000', currency: 'INR' }],
  ['pay', '550 a day, 220 days, 9 months', { amount: '550', per: 'day', times: '220', months: '9' }],
  ['pay', '550 a day, 9 months', { why: 'How many days a year? Write it like "450 a day, 220 days".' }],
  ['pay', '22.50 an hour, 37.5 hours', { amount: '22.50', per: 'hour', times: '1950', hours: '37.50' }],
  ['pay', '90k, OTE 130k', { amount: '90000', ote: '130000', variable: '40000' }],
  ['pay', '70k a year', { amount: '70000', per: 'year' }],
  ['equity', '500 RSUs at $212.40', { kind: 'liquid', instrument: 'rsu', shares: '500', price: '212.40', currency: 'USD' }],
  ['equity', '500 RSUs @ 212.40', { kind: 'liquid', instrument: 'rsu', shares: '500', price: '212.40' }],
  ['equity', '20000 options at 2.10', { kind: 'options', shares: '20000', strike: '2.10' }],
  ['equity', '80k over 4 years, 12 months cliff', { amount: '80000', years: '4', cliff: '12' }],
  ['equity', '55k a year', { amount: '55000', 'per-year': 'yes' }],
  ['bonus', '10% contractual', { kind: 'contractual', way: 'percent', value: '10' }],
  ['bonus', '2 months', { kind: 'target', way: 'months', value: '2' }],
]) {
  const sorted = o => JSON.stringify(Object.entries(o).sort());
  const got = core.answer({ what, said });
  report(`${what}: “${said}”`, sorted(got) === sorted(wanted) ? '' : JSON.stringify(got));
}
report('a dollar of Canada is no other currency', core.answer({ what: 'pay', said: '$90k', own: 'CAD' }).currency ?? '');

/* ---- made-up offers, of every trade; the native program writes them all in one run ---- */
{
  const count = Number(process.env.MADE_UP ?? 300);
  await madeUp(count, all => {
    report('offers are made up', all.fault);
    const wrong = [];
    let same = 0;
    const { ours, theirs, messages } = laterBriefs(native, core, all, (file, pdf, made) => {
      if (pdf ? made.status !== 0 || Buffer.compare(pdf, made.output) !== 0 : made.status === 0)
        wrong.push(`${basename(file)}: native ${pdf?.length ?? 'none'}, WebAssembly ${made.status}, ${made.output.length}`);
      else if (pdf) same++;
    });
    report(`${same} of ${count} made-up offers make the same brief`, wrong.length ? wrong.slice(0, 9).join('\n') : same === count ? '' : messages.slice(0, 2000));
    report(`a brief takes ${ours.toFixed(1)} ms of the processor, ${(ours / theirs).toFixed(2)} times the native program’s ${theirs.toFixed(1)}`, ours <= LIMITS.later * theirs ? '' : 'more than twice');
  });
}

/* ---- how long the first one takes, from the program's bytes on ---- */
{
  const took = await firstBriefs(build, paris, 5), most = Math.round(LIMITS.first * busy());
  report(`the first brief is there after ${Math.round(took[0])} ms, of ${most} at most`, took[0] <= most ? '' : took.join(' '));
}

/* ---- the small one ---- */
{
  const small = await open('hfbrief-small');
  lendFaces(small, 'noto');
  for (const file of samples) if (!guideBeside(file))
    report(`${file} brief, by the small one`, compare(file, ['-t', 'brief'], { template: 'brief' }, small));
  const text = readFileSync('samples/paris.xml', 'utf8').replace(/<name>[^<]*/, '<name>Ana \u{1F600}');
  const run = by => by.run({ inputs: [{ kind: 'offer', name: 'a.xml', text }], options: { template: 'brief' } });
  const missed = run(small);
  report('a sign that it lacks is asked for', missed.status === 1 && missed.messages.some(m => /^U\+1F600; install the package fonts-dejavu-core$/.test(m.message))
    ? '' : JSON.stringify(missed.messages));
  const lent = await open('hfbrief-small');
  lendFaces(lent, 'dejavu');
  report('and drawn once its file is handed in', run(lent).status === 0 ? '' : JSON.stringify(run(lent).messages));
}

/* ---- what it weighs ---- */
for (const [name, most] of Object.entries(LIMITS.packed)) {
  const { whole, packed } = weight(build, name);
  report(`${name}.html is ${whole.toFixed(2)} MB, ${packed.toFixed(2)} MB packed, of ${most} MB at most`, packed <= most ? '' : 'too much');
}

console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
