// What the journeys have in common: a browser at the gateway's admin UI, and words about what is on the page.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { CHROMIUM, GATEWAY, UI_SOURCES } = process.env;
const { chromium } = createRequire(`${UI_SOURCES}/package.json`)('playwright-core');

export { assert };
export const gateway = GATEWAY;

/** Runs a journey in a browser of its own; complaints of the page fail it. */
export async function journey(work, { colorScheme = 'light', width = 1280 } = {}) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: gateway });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints = [];
  const strangers = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Chromium says each answer of 401, 403 or 404 as an error; journeys look at those themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(gateway) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) {
      strangers.push(request.url());
    }
  });
  try {
    await work(page, context);
    assert.deepEqual(complaints, [], 'the page complained');
    assert.deepEqual(strangers, [], 'the page asked other hosts');
  } catch (failure) {
    console.error(await page.locator('body').innerText().catch(() => 'no page'));
    throw failure;
  } finally {
    await browser.close();
  }
}

export const open = (page, path) => page.goto(`${gateway}/ui/index.html#${path}`);

export async function logIn(page, key) {
  await open(page, '/overview');
  await page.getByLabel(/^Admin key/).fill(key);
  await page.getByRole('button', { name: 'Log in with the key' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
}

/** A call to a model, as an application makes it. */
export async function call(key, model = 'm') {
  return fetch(`${gateway}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    body: JSON.stringify({ model, max_tokens: 20, messages: [{ role: 'user', content: 'somebody says 5 every 1 ms' }] }),
  });
}

/** Tries until it holds. */
export async function eventually(what, holds) {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) {
      return;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`not in time: ${what}`);
}
