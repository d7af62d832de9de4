/* core.js - the program in WebAssembly, as a function from texts to documents (src/web/door.h).
 * In the page it runs in a worker; the tests run it in Node. It has no file, clock or socket. */
'use strict';

const WASI = { SUCCESS: 0, BAD_FILE: 8, NOT_SUPPORTED: 52 };

/* What C's library asks of its host. Every answer is "there is none"; what the program writes to
 * its standard error is kept, for a fault's report. */
function hostFor(state) {
  const view = () => new DataView(state.memory.buffer);
  const none = () => WASI.NOT_SUPPORTED;
  const known = {
    environ_sizes_get(count, bytes) {
      view().setUint32(count, 0, true);
      view().setUint32(bytes, 0, true);
      return WASI.SUCCESS;
    },
    environ_get: () => WASI.SUCCESS,
    fd_prestat_get: () => WASI.BAD_FILE,
    fd_write(fd, vectors, n, written) {
      let total = 0;
      for (let i = 0; i < n; i++) {
        const at = view().getUint32(vectors + 8 * i, true), size = view().getUint32(vectors + 8 * i + 4, true);
        state.said += new TextDecoder().decode(new Uint8Array(state.memory.buffer, at, size));
        total += size;
      }
      view().setUint32(written, total, true);
      return WASI.SUCCESS;
    },
    proc_exit(status) { throw new Error(`the program ended with ${status}: ${state.said}`); },
  };
  return new Proxy({}, { get: (_, name) => known[name] ?? none });
}

/* An instance of the compiled module:
 *   run({inputs: [{kind, name, text}], options}) -> {status, output, messages, pages}
 *     kind: 'offer', 'guide', 'theme', 'template'; text: a string or bytes; options: as in door.h
 *   debriefNow({inputs, options}) -> {status, messages, now}: what one is asked about after a call
 *   debrief({inputs, options}) -> {status, messages, offer, told}: the next round's offer
 *   face(path, bytes): a face for a script whose faces aren't inside, under its path in fonts.xml
 *   amount(text) -> {value, unit, times, currency} or null: "3 250 × 13", "500 RSUs"
 *   answer({what, said, own}) -> what is said of "pay", "equity" or a "bonus", or {why}: door.h
 *   resource(name) -> text or null; names() -> what there is */
async function openCore(module) {
  const state = { said: '', memory: null };
  const x = (await WebAssembly.instantiate(module, { wasi_snapshot_preview1: hostFor(state) })).exports;
  state.memory = x.memory;
  x._initialize();

  const memory = () => new Uint8Array(x.memory.buffer);
  const encoder = new TextEncoder(), decoder = new TextDecoder();
  function text(at) {
    const all = memory(), end = all.indexOf(0, at);
    return decoder.decode(all.slice(at, end));
  }
  function lend(bytes) {
    const at = x.door_alloc(bytes.length + 1);
    if (!at) throw new Error('no memory');
    memory().set(bytes, at);
    memory()[at + bytes.length] = 0;
    return at;
  }
  const lendText = s => lend(encoder.encode(s));
  const messages = () => text(x.door_messages()).split('\n').filter(Boolean).map(line => JSON.parse(line));

  if (x.door_open() !== 0) throw new Error(text(x.door_messages()));

  /* Lends one job's inputs and options to an entry point that takes them. */
  function job(enter, { inputs, options }) {
    const texts = inputs.map(i => typeof i.text === 'string' ? encoder.encode(i.text) : i.text);
    const all = new Uint8Array(texts.reduce((n, t) => n + t.length, 0));
    const sizes = new Uint8Array(4 * texts.length);
    let at = 0;
    texts.forEach((t, i) => {
      all.set(t, at);
      at += t.length;
      new DataView(sizes.buffer).setUint32(4 * i, t.length, true);
    });
    const lent = [
      lendText(inputs.map(i => `${i.kind}=${i.name}`).join('\n')), lend(all), lend(sizes),
      lendText(Object.entries(options).filter(([, v]) => v).map(([k, v]) => `${k}=${v}`).join('\n')),
    ];
    const status = enter(...lent);
    const from = x.door_output();
    const result = {
      status, output: memory().slice(from, from + x.door_output_size()), messages: messages(), pages: x.door_pages(),
    };
    lent.forEach(p => x.door_free(p));
    return result;
  }
  const run = what => job(x.door_run, what);
  function debriefNow(what) {
    const { status, output, messages } = job(x.door_debrief_now, what);
    return { status, messages, now: status === 0 ? JSON.parse(decoder.decode(output)) : null };
  }
  function debrief(what) {
    const { status, output, messages } = job(x.door_debrief, what);
    return { status, messages, offer: decoder.decode(output), told: status === 0 ? JSON.parse(text(x.door_told())) : null };
  }
  function face(path, bytes) { // the program keeps both
    if (x.door_face(lendText(path), lend(bytes), bytes.length) !== 0) throw new Error('no memory');
  }
  function amount(said) {
    const lent = lendText(said), read = text(x.door_amount(lent));
    x.door_free(lent);
    return read ? JSON.parse(read) : null;
  }
  function answer({ what, said, own = '' }) {
    const lent = [what, said, own].map(lendText), read = text(x.door_answer(...lent));
    lent.forEach(p => x.door_free(p));
    return JSON.parse(read);
  }
  function resource(name) {
    const lent = lendText(name), size = x.door_alloc(4), from = x.door_resource(lent, size);
    const n = new DataView(x.memory.buffer).getUint32(size, true);
    x.door_free(lent);
    x.door_free(size);
    return from ? decoder.decode(memory().slice(from, from + n)) : null;
  }
  function names() {
    const all = [];
    for (let i = 0, at; (at = x.door_resource_name(i)); i++) all.push(text(at));
    return all;
  }
  return { run, debriefNow, debrief, face, amount, answer, resource, names };
}
