// measure.mjs - what the page weighs and how long it takes: bytes.mjs and page.mjs hold it to its
// limits, `make bench-web` prints it.
import { mkdtempSync, readFileSync, readdirSync, existsSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const openCore = new Function(`${readFileSync('src/web/page/core.js', 'utf8')}; return openCore`)();
export const openProgram = async path => openCore(await WebAssembly.compile(readFileSync(path)));

export const LIMITS = { packed: { hfbrief: 3.3, 'hfbrief-small': 2.7 }, first: 500, later: 2, keystroke: 150 };
// A machine with other work takes longer.
export const busy = () => Math.max(1, loadavg()[0] / cpus().length);

/* In megabytes: as it is, and as a server would send it. */
export function weight(build, name) {
  const page = readFileSync(`${build}/web/${name}.html`);
  const packed = brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: page.length } });
  return { whole: page.length / 1e6, packed: packed.length / 1e6 };
}

/* From the program's bytes to a brief, in ms: each try's. */
export async function firstBriefs(build, offer, tries) {
  const bytes = readFileSync(`${build}/web/hfbrief.wasm`), took = [];
  for (let i = 0; i < tries; i++) {
    const before = performance.now(), core = await openCore(await WebAssembly.compile(bytes));
    const { status } = core.run({ inputs: [{ kind: 'offer', name: offer, text: readFileSync(offer) }], options: { template: 'brief' } });
    if (status !== 0) throw new Error(`${offer}: ${status}`);
    took.push(performance.now() - before);
  }
  return took.sort((a, b) => a - b);
}

/* Made-up offers of every trade in a folder of their own, which is removed when `use` is done. */
export async function madeUp(count, use) {
  const folder = mkdtempSync(`${tmpdir()}/hfbrief-web-`);
  const guide = 'templates/guides/hugging-face-tpm.xml', script = 'import sys, made_up; made_up.offers(sys.argv[1], int(sys.argv[2]), 19, sys.argv[3], sys.argv[4])';
  const made = spawnSync('python3', ['-B', '-c', script, 'realistic', String(count), guide, folder], { env: { ...process.env, PYTHONPATH: 'tests/figures' } });
  const files = readdirSync(folder).map(f => `${folder}/${f}`);
  try {
    return await use({ folder, files, fault: made.status !== 0 || files.length !== count ? `${files.length}: ${made.stderr}` : '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/* All of them by the native program in one process and by `core`, a brief each: ms of the processor
 * for one, and each(file, pdf of the native program or null, what core answers). */
export function laterBriefs(native, core, { folder, files }, each = () => {}) {
  const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', '-', native, '-q', '--force', '-j', '1', '-d', `${folder}/out`, ...files]);
  const messages = timed.stderr.toString(), [user, system] = messages.trim().split('\n').at(-1).split(' ').map(Number);
  const before = process.cpuUsage();
  for (const file of files) {
    const pdf = `${folder}/out/${basename(file, '.xml')}.brief.pdf`;
    each(file, existsSync(pdf) ? readFileSync(pdf) : null, core.run({ inputs: [{ kind: 'offer', name: file, text: readFileSync(file) }], options: { template: 'brief' } }));
  }
  const used = process.cpuUsage(before);
  return { ours: (used.user + used.system) / 1e3 / files.length, theirs: (user + system) * 1e3 / files.length, messages };
}

/* In a page that is open, with a sound offer and its questions: from a letter typed into the name to
 * the page drawn, in ms, each time. */
export const keystrokes = (page, most, enough) => page.evaluate(async ([most, enough]) => {
  const all = [], { show } = app.preview, input = app.form.bindings.find(b => b.field?.word === 'name').input, name = input.value;
  for (let i = 0; i < most && all.filter(t => t <= 150).length < enough; i++) {
    const before = performance.now();
    const shown = new Promise(r => { app.preview.show = (...a) => { show.apply(app.preview, a); r(performance.now() - before); }; });
    input.value = `${name}${'.'.repeat(i % 3)}`;
    input.dispatchEvent(new Event('input'));
    all.push(Math.round(await shown));
    while (app.busy) await new Promise(r => setTimeout(r, 10));
  }
  delete app.preview.show;
  return all.sort((a, b) => a - b);
}, [most, enough]);
