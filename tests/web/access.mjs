// access.mjs - for whom the page is: every view looked over by axe, in light and dark, wide and on a
// phone, with faults and without; the questions answered by the keyboard alone; nothing that moves.
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1400, height: 950 }, PHONE = { width: 390, height: 844 };

async function opened(context, file) {
  const page = await context.newPage();
  page.on('dialog', d => d.accept());
  await page.goto(file);
  await ready(page);
  return page;
}
const ready = page => page.waitForSelector('html[data-ready=yes][data-checks]', { timeout: 120000 });
async function settled(page, doing) {
  const before = Number(await page.getAttribute('html', 'data-checks') ?? 0);
  await doing();
  await page.waitForFunction(b => Number(document.documentElement.dataset.checks ?? 0) > b && !app.busy, before);
}
async function close(page) {
  await page.evaluate(() => { app.unsaved = false; });
  await page.close();
}

/* ---- axe ---- */

/* Each is a state that somebody can bring the page into. */
const STATES = {
  'an empty form': async () => {},
  'a sound offer': page => settled(page, () => page.setInputFiles('#files', 'samples/paris.xml')),
  'its notes and its text, unfolded': page => page.evaluate(() => document.querySelectorAll('#said details, #text-box').forEach(d => { d.open = true; })),
  'two offers, one in front': page => settled(page, () => page.setInputFiles('#files', 'samples/contractor.xml')),
  'faults at their fields': async page => {
    await settled(page, () => page.getByLabel('Least base').fill('abc'));
    await settled(page, () => page.getByLabel('Base pay (needed)').fill('550 a day, 9 months'));
  },
  everything: page => settled(page, () => page.click('#view-everything')),
  'everything, unfolded': page => page.evaluate(() => document.querySelectorAll('#form details').forEach(d => { d.open = true; })),
  'after a call': async page => {
    await settled(page, () => page.selectOption('#which', '0'));
    await settled(page, () => page.click('#view-round'));
    await page.waitForFunction(() => /70,000/.test(document.getElementById('form').textContent));
  },
  'after a call, without its answer': page => page.click('#next-round'),
  'the next round': async page => {
    await page.getByLabel('What did they say?').selectOption('later');
    await settled(page, () => page.click('#next-round'));
    await page.evaluate(() => document.querySelectorAll('#round-told details').forEach(d => { d.open = true; }));
  },
  'a letter that no face has': page => settled(page, () => page.getByLabel('Your name').fill('นา')),
  'a file that is no offer': page => page.setInputFiles('#files', 'templates/theme.xml').then(() => page.waitForSelector('#messages .errors')),
  'in French': page => settled(page, () => page.selectOption('#page-language', 'fr')),
  'in German': page => settled(page, () => page.selectOption('#page-language', 'de')),
};

async function axe(page) {
  const found = await page.evaluate(rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), RULES);
  return found.violations.map(v => `${v.id} ${v.nodes[0].html.slice(0, 120)}`);
}
export async function looks(context, file, axeSource, report) {
  const page = await opened(context, file);
  await page.evaluate(axeSource);
  for (const [name, bring] of Object.entries(STATES)) {
    await bring(page);
    const wrong = [];
    for (const [size, viewport] of Object.entries({ wide: WIDE, 'on a phone': PHONE }))
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        wrong.push(...(await axe(page)).map(w => `${size}, ${colorScheme}: ${w}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wrong.push(`${size}: ${over} pixels wider than the window`);
      }
    report(`axe finds nothing, and nothing is too wide: ${name}`, wrong.join('\n'));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await close(page);
}

/* ---- the keyboard ---- */

/* What has the focus: its name, whether it can be seen, and that it is marked. */
const focused = page => page.evaluate(() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const from = Math.max(box.top, 0), to = Math.min(box.bottom, innerHeight); // what of it is in the window
  const middle = from < to ? document.elementFromPoint(box.x + Math.min(box.width, 20) / 2, (from + to) / 2) : null;
  return {
    id: e.id, name: e.labels?.[0]?.firstChild?.textContent.trim() || e.labels?.[0]?.textContent.trim() || e.textContent.trim(),
    isSeen: middle !== null && (middle === e || e.contains(middle) || middle.contains(e)),
    isMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    order: [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].indexOf(e),
  };
});
export async function keyboard(context, file, download, saved, report) {
  const page = await opened(context, file), wrong = [], answers = {
    'Your name': 'Ana Sousa', Employer: 'Nordklinik', Role: 'Ward Nurse', 'Base pay': '3250 x 13', 'Base to ask for': '3550',
  };
  let last = -1;
  const tab = async () => {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.order >= 0 && now.order === last) return now; // a date has several places
    if (now.order >= 0 && now.order < last) wrong.push(`${now.name} comes before what stood above it`);
    if (!now.isSeen) wrong.push(`${now.name || now.id} has the focus and can’t be seen`);
    if (!now.isMarked) wrong.push(`${now.name || now.id} has the focus and isn’t marked`);
    last = now.order;
    return now;
  };
  let now = await tab();
  report('the first tab skips to the pages', /^Skip/.test(now.name) ? '' : now.name);
  for (let i = 0; i < 90 && now.id !== 'keep'; i++) {
    now = await tab();
    const question = Object.keys(answers).find(q => now.name === q || now.name.startsWith(`${q} (`));
    if (question) {
      await settled(page, () => page.keyboard.type(answers[question]));
      delete answers[question];
    }
  }
  report('every question is reached by the keyboard', Object.keys(answers).join(', '));
  for (let i = 0; i < 20 && now.id !== 'pdf'; i++) now = await tab();
  report('the focus goes down the page, is seen and is marked', wrong.join('\n'));
  await page.waitForFunction(() => !app.busy && document.documentElement.dataset.status === '0', null, { timeout: 20000 }).catch(() => 0);
  const name = now.id === 'pdf' ? await download(page, () => page.keyboard.press('Enter'), saved) : `stuck at ${now.name || now.id}`;
  report('and saves the PDF', /^nordklinik-brief(\(1\))?\.pdf$/.test(name) ? '' : name);
  await close(page);
}

/* ---- what moves ---- */
export async function stillness(context, file, report) {
  const page = await opened(context, file);
  const moving = await page.evaluate(() => [...document.styleSheets].flatMap(s => [...s.cssRules]).map(r => r.cssText)
    .filter(t => /animation|transition|scroll-behavior/.test(t)).concat(document.getAnimations().map(a => String(a))));
  report('nothing moves by itself, whatever a reader prefers', moving.join('\n'));
  await close(page);
}
