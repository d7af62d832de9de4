// ways-out.mjs - every way out of the page, tried against a server that counts what it is asked, and
// who so much as knocks. Each way is tried first in a page without a policy: those that a browser has
// must be counted there, or the count is worth nothing.
import { createServer } from 'node:http';
import { createSocket } from 'node:dgram';

/* A function of an address, run in the page: as much as a script of its own could do, and more than
 * one that came in with an offer. */
const SCRIPT = {
  fetch: u => fetch(u),
  'fetch that outlives the page': u => fetch(u, { keepalive: true, method: 'POST', body: 'x', mode: 'no-cors' }),
  'fetch later': u => fetchLater(u, { activateAfter: 0 }),
  request: u => { const q = new XMLHttpRequest(); q.open('POST', u); q.send('x'); },
  socket: u => new WebSocket(u.replace('http', 'ws')),
  events: u => new EventSource(u),
  beacon: u => navigator.sendBeacon(u, 'x'),
  'a module': u => import(u),
  'a program, streamed': u => WebAssembly.instantiateStreaming(fetch(u)),
  worker: u => new Worker(URL.createObjectURL(new Blob([`fetch('${u}')`]))),
  'a worker’s script': u => new Worker(URL.createObjectURL(new Blob([`importScripts('${u}')`]))),
  'a worker’s request': u => new Worker(URL.createObjectURL(new Blob([`const q = new XMLHttpRequest(); q.open('GET', '${u}'); q.send()`]))),
  'a worker’s socket': u => new Worker(URL.createObjectURL(new Blob([`new WebSocket('${u.replace('http', 'ws')}')`]))),
  'a worker from there': u => new Worker(u),
  'a shared worker': u => new SharedWorker(URL.createObjectURL(new Blob([`fetch('${u}')`]))),
  'a service worker': u => navigator.serviceWorker.register(u),
  'a worklet': u => new AudioContext().audioWorklet.addModule(u),
  font: u => new FontFace('x', `url(${u})`).load(),
  sound: u => new Audio(u).play(),
  image: u => { new Image().src = u; },
  style: u => { document.body.style.backgroundImage = `url(${u})`; },
  'a sheet of script': u => { const s = new CSSStyleSheet(); s.replaceSync(`body { list-style-image: url(${u}); cursor: url(${u}), auto; border-image: url(${u}) }`); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; },
  window: u => window.open(u),
  'a frame’s fetch': u => { const f = document.createElement('iframe'); document.body.append(f); return f.contentWindow.fetch(u); },
  'a frame’s image': u => { const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.body.append(Object.assign(f.contentDocument.createElement('img'), { src: u })); },
};
/* Elements: as a fragment of text that had got into the page. */
const ELEMENTS = {
  'an image': u => `<img src="${u}">`,
  'an image of a set': u => `<picture><source srcset="${u}"><img srcset="${u} 2x"></picture>`,
  'a sheet': u => `<link rel="stylesheet" href="${u}">`,
  'a sheet in a sheet': u => `<style>@import url(${u});</style>`,
  'a picture in a sheet': u => `<style>body::after { content: url(${u}) }</style>`,
  'a font in a sheet': u => `<style>@font-face { font-family: x; src: url(${u}) } body { font-family: x }</style>`,
  'an inline style': u => `<p style="background: url(${u})">x</p>`,
  prefetch: u => `<link rel="prefetch" href="${u}">`,
  preload: u => `<link rel="preload" as="image" href="${u}">`,
  'a module’s preload': u => `<link rel="modulepreload" href="${u}">`,
  preconnect: u => `<link rel="preconnect" href="${u}">`,
  'a name looked up ahead': u => `<link rel="dns-prefetch" href="${u}">`,
  prerender: u => `<link rel="prerender" href="${u}">`,
  icon: u => `<link rel="icon" href="${u}">`,
  manifest: u => `<link rel="manifest" href="${u}">`,
  'a frame': u => `<iframe src="${u}"></iframe>`,
  'a frame’s text': u => `<iframe srcdoc="&lt;img src='${u}'&gt;"></iframe>`,
  'an object': u => `<object data="${u}"></object>`,
  'an embedded one': u => `<embed src="${u}">`,
  film: u => `<video src="${u}" poster="${u}" autoplay muted></video>`,
  'a film’s text': u => `<video autoplay muted><track default src="${u}"></video>`,
  'a button’s image': u => `<input type="image" src="${u}">`,
  drawing: u => `<svg><image href="${u}"/></svg>`,
  'a drawing’s part': u => `<svg><use href="${u}#x"/></svg>`,
  'a drawing’s filter': u => `<svg><filter id="f"><feImage href="${u}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
  'a drawing’s colour': u => `<svg><rect width="9" height="9" fill="url(${u}#x)"/></svg>`,
};
/* These want a script element, a click, or the page itself to go; of each the page must stay. */
const GOING = {
  script: u => document.body.append(Object.assign(document.createElement('script'), { src: u })),
  'a rule to fetch ahead': u => document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: JSON.stringify({ prefetch: [{ urls: [u], eagerness: 'immediate' }] }) })),
  form: u => { const f = Object.assign(document.createElement('form'), { action: u, method: 'post', target: '_blank' }); document.body.append(f); f.submit(); },
  'a form here': u => { const f = Object.assign(document.createElement('form'), { action: u }); document.body.append(f); f.submit(); },
  'a link’s ping': u => { const a = Object.assign(document.createElement('a'), { href: '#x', ping: u }); document.body.append(a); a.click(); },
  'a link': u => { const a = Object.assign(document.createElement('a'), { href: u }); document.body.append(a); a.click(); },
  'a link, in a window': u => { const a = Object.assign(document.createElement('a'), { href: u, target: '_blank' }); document.body.append(a); a.click(); },
  'a link, saved': u => { const a = Object.assign(document.createElement('a'), { href: u, download: 'x' }); document.body.append(a); a.click(); },
  refresh: u => document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${u}` })),
  'another place': u => { location.href = u; },
  'another place, in its place': u => location.replace(u),
  'a base': u => { document.head.append(Object.assign(document.createElement('base'), { href: u })); new Image().src = 'base.png'; },
};
/* Of these Chromium opens a connection before it asks the policy, says nothing on it, and closes it. */
const KNOCKS = ['a frame', 'form'];
/* Without a policy a browser must do these, or nothing was tried. */
const SURE = ['fetch', 'fetch that outlives the page', 'request', 'beacon', 'a module', 'a program, streamed', 'worker', 'a worker’s script', 'a worker’s request',
  'image', 'style', 'font', 'window', 'a frame’s fetch', 'an image', 'an image of a set', 'a sheet', 'a sheet in a sheet', 'an inline style', 'preload', 'a frame',
  'a frame’s text', 'an object', 'an embedded one', 'film', 'a button’s image', 'drawing', 'script', 'form', 'a form here', 'a link', 'another place', 'refresh'];

export async function waysOut(context, file) {
  const results = [], hits = [];
  let knocks = 0;
  const server = createServer((q, s) => {
    hits.push(q.url);
    s.setHeader('access-control-allow-origin', '*');
    s.setHeader('content-type', 'text/html');
    s.end('<!doctype html><title>counted</title><body>');
  });
  server.on('connection', () => { knocks++; });
  server.on('upgrade', (q, socket) => { hits.push(q.url); socket.destroy(); });
  await new Promise(r => server.listen(0, '127.0.0.1', r));
  const address = `http://127.0.0.1:${server.address().port}`;
  const all = [
    ...Object.entries(SCRIPT).map(([name, f]) => [name, u => `Promise.resolve().then(() => (${f})('${u}'))`]),
    ...Object.entries(ELEMENTS).map(([name, f]) => [name, u => `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(f(u))})`]),
    ...Object.entries(GOING).map(([name, f]) => [name, u => `Promise.resolve().then(() => (${f})('${u}'))`]),
  ];
  async function tried(page, [name, program], wait, isSealed) {
    hits.length = knocks = 0;
    const way = `/${encodeURIComponent(name)}`;
    await page.evaluate(`Promise.race([(async () => ${program(address + way)})(), new Promise(r => setTimeout(r, 200))]).then(() => 0, () => 0)`).catch(() => 0);
    const out = () => hits.filter(h => h !== '/favicon.ico').join(' ') || (isSealed && knocks && !KNOCKS.includes(name) ? 'a connection' : '');
    for (const end = Date.now() + wait; Date.now() < end && !out();) await new Promise(r => setTimeout(r, 25));
    return out();
  }
  const others = new Set(context.pages());
  const extra = async () => { for (const p of context.pages()) if (!others.has(p) && p.url().startsWith(address)) await p.close(); };

  const counted = [];
  for (const way of all.filter(([name]) => SURE.includes(name))) {
    const open = await context.newPage();
    await open.goto(`${address}/favicon.ico`);
    await new Promise(r => setTimeout(r, 30));
    if (await tried(open, way, 4000, false)) counted.push(way[0]);
    await open.close();
    await extra();
  }
  results.push({ name: 'without a policy they go out', wrong: SURE.filter(name => !counted.includes(name)).join(', ') });

  const page = await context.newPage();
  others.add(page);
  await page.goto(file);
  await page.waitForSelector('html[data-ready=yes][data-checks]', { timeout: 120000 });
  for (const way of all) {
    results.push({ name: `nothing goes out: ${way[0]}`, wrong: await tried(page, way, 250, true) });
    if (page.url() !== file && !page.url().startsWith(`${file}#`)) {
      results.push({ name: `the page stays: ${way[0]}`, wrong: page.url() });
      await page.goto(file);
      await page.waitForSelector('html[data-ready=yes][data-checks]', { timeout: 120000 });
    }
    await extra();
  }
  results.push(...await calls(page));
  await page.close();
  server.close();
  server.closeAllConnections();
  return results;
}

/* Calls between browsers ask a server who they are, in datagrams. */
async function calls(page) {
  const names = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport', 'WebTransport'];
  const there = await page.evaluate(all => all.filter(name => name in window), names);
  const asked = await new Promise(done => {
    const socket = createSocket('udp4');
    socket.on('message', () => done('a datagram'));
    socket.bind(0, '127.0.0.1', async () => {
      const call = port => {
        const c = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
        c.createDataChannel('x');
        return c.createOffer().then(o => c.setLocalDescription(o));
      };
      await page.evaluate(`(${call})(${socket.address().port})`).catch(() => 0);
      setTimeout(() => { socket.close(); done(''); }, 1500);
    });
  });
  return [{ name: 'no calls between browsers', wrong: there.join(' ') }, { name: 'no datagram of a call', wrong: asked }];
}
