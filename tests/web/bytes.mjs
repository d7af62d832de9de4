#!/usr/bin/env node
// The program in WebAssembly against the native one: every document the same bytes, every message
// the same words at the same place. Prints TAP.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

const build = process.env.BUILD ?? 'build', native = process.env.HFBRIEF ?? `${build}/hfbrief`;
const openCore = new Function(`${readFileSync('src/web/page/core.js', 'utf8')}; return openCore`)();
const core = await openCore(await WebAssembly.compile(readFileSync(`${build}/web/hfbrief.wasm`)));
// The faces that aren't inside: the native program takes them from where Debian puts them.
for (const [, path] of core.resource('fonts/fonts.xml').matchAll(/file="(\/[^"]*)"/g))
  if (existsSync(path)) core.face(path, readFileSync(path));

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

function job(file, options) {
  return core.run({ inputs: [{ kind: 'offer', name: file, text: readFileSync(file) }], options });
}
function nativeRun(args) {
  const r = spawnSync(native, args, { maxBuffer: 1 << 28 });
  return { status: r.status, output: new Uint8Array(r.stdout), messages: r.stderr.toString() };
}
function compare(file, args, options) {
  const theirs = nativeRun([...args, '--diagnostics', 'json', file, '-o', '-']), ours = job(file, options);
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

console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
