/* worker.js - beside core.js in a worker of the page: one message in, one answer with its number
 * out, so that typing never waits for the program. */
'use strict';

let core, module, faces = [];

async function start() {
  core = await openCore(module);
  for (const [path, bytes] of faces) core.face(path, bytes);
}

/* The program as it was before it was packed for the page: unpack.c. */
async function unpack({ unpacker, packed, size }) {
  const stream = new Blob([unpacker]).stream().pipeThrough(new DecompressionStream('gzip'));
  const { instance } = await WebAssembly.instantiate(await new Response(stream).arrayBuffer(),
    { wasi_snapshot_preview1: hostFor({ said: '', memory: null }) });
  const { memory, _initialize, unpack_alloc, unpack } = instance.exports;
  _initialize();
  const from = unpack_alloc(packed.length), to = unpack_alloc(size);
  if (!from || !to) throw new Error('no memory');
  new Uint8Array(memory.buffer, from).set(packed);
  if (unpack(from, packed.length, to, size) !== size) throw new Error('the file is damaged');
  return new Uint8Array(memory.buffer, to, size);
}

const answers = {
  async open(program) {
    module = await WebAssembly.compile(await unpack(program));
    await start();
    const names = core.names(), texts = {};
    for (const name of names) if (/\.(xml|xsd)$/.test(name)) texts[name] = core.resource(name);
    return { names, texts };
  },
  run: jobs => jobs.map(job => core.run(job)),
  debriefNow: what => core.debriefNow(what),
  debrief: what => core.debrief(what),
  amount: said => core.amount(said),
  answer: what => core.answer(what),
  async faces(more) { // a face that was missed is looked for again by a new instance
    faces.push(...more);
    await start();
  },
};

onmessage = async ({ data: { id, kind, what } }) => {
  try {
    postMessage({ id, answer: await answers[kind](what) });
  } catch (e) {
    postMessage({ id, fault: String(e.message ?? e) });
    if (kind !== 'open') await start(); // an instance that ended is no use any more
  }
};
