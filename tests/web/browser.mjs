// browser.mjs - the two browsers from Debian, driven alike: Chromium in its own language, Firefox in
// WebDriver BiDi, which tells nothing of files that are saved: it saves them into a folder.
import { createRequire } from 'node:module';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';

const settings = { viewport: { width: 1400, height: 950 }, locale: 'en-US' };

async function openChromium({ chromium }) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const context = await browser.newContext({ ...settings, offline: true, acceptDownloads: true });
  async function download(page, doing, path) {
    const [d] = await Promise.all([page.waitForEvent('download'), doing()]);
    await d.saveAs(path);
    return d.suggestedFilename();
  }
  return { context, download, online: () => context.setOffline(false), close: () => browser.close() };
}

async function openFirefox({ firefox }) {
  // The driver asks after frames that may have gone meanwhile, and nobody waits for its answer.
  process.on('unhandledRejection', e => { if (!/session closed|no such frame/i.test(e.message)) throw e; });
  const folder = mkdtempSync(`${tmpdir()}/hfbrief-web-`);
  const browser = await firefox.launch({
    channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: { 'browser.download.folderList': 2, 'browser.download.dir': folder, 'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false, 'browser.helperApps.neverAsk.saveToDisk': 'application/pdf,application/xml',
      'pdfjs.disabled': true },
  });
  const context = await browser.newContext(settings);
  async function download(page, doing, path) {
    const before = new Set(readdirSync(folder));
    await doing();
    for (let tries = 0; tries < 300; tries++) {
      await new Promise(r => setTimeout(r, 100));
      const there = readdirSync(folder), name = there.find(f => !before.has(f) && !f.endsWith('.part'));
      if (!name || there.some(f => f.endsWith('.part')) || statSync(`${folder}/${name}`).size === 0) continue;
      copyFileSync(`${folder}/${name}`, path);
      return name;
    }
    throw new Error('nothing was saved');
  }
  async function close() {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { context, download, online: async () => {}, close };
}

export function openBrowser(kind, build) {
  const playwright = createRequire(`${build}/web/npm/`)('playwright-core');
  return kind === 'firefox' ? openFirefox(playwright) : openChromium(playwright);
}
