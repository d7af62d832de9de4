/* worker.js - beside core.js in a worker of the page: one message in, one answer with its number
 * out, so that typing never waits for the program. */
'use strict';

let core, module, faces = [];

async function start() {
  core = await openCore(module);
  for (const [path, bytes] of faces) core.face(path, bytes);
}

const answers = {
  async open({ bytes }) {
    module = await WebAssembly.compile(bytes);
    await start();
    const names = core.names(), texts = {};
    for (const name of names) if (/\.(xml|xsd)$/.test(name)) texts[name] = core.resource(name);
    return { names, texts };
  },
  run: jobs => jobs.map(job => core.run(job)),
  amount: said => core.amount(said),
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
    if (kind === 'run') await start(); // an instance that ended is no use any more
  }
};
