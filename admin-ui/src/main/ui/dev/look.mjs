// Takes pictures of pages and says what is hard to use: node dev/look.mjs FOLDER [path...]; needs `npm run dev` and CHROMIUM=/path/to/chromium.
import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const PAGES = ['/overview', '/requests', '/costs', '/keys', '/teams?unit=acme/search', '/models', '/prices', '/playground', '/experiments', '/audit', '/settings'];
const [folder = 'target/pictures', ...paths] = process.argv.slice(2);
const origin = process.env.UI ?? 'http://localhost:5173/ui/';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync(folder, { recursive: true });

for (const width of (process.env.WIDTHS ?? '1280,400').split(',').map(Number)) {
  for (const colorScheme of (process.env.SCHEMES ?? 'light,dark').split(',')) {
    const context = await browser.newContext({ viewport: { width, height: width > 500 ? 860 : 800 }, colorScheme });
    const page = await context.newPage();
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(m.type(), page.url(), m.text().slice(0, 400)));
    page.on('pageerror', (e) => console.log('broken', page.url(), e.message));
    for (const path of paths.length ? paths : PAGES) {
      await page.goto(`${origin}#${path}`);
      await page.waitForLoadState('networkidle', { timeout: 8000 }).catch(() => {});
      await page.waitForTimeout(400);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) console.log(`${path} at ${width}: ${over} px too wide`);
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']).analyze();
      for (const { id, nodes } of violations) console.log(`${path} ${width} ${colorScheme} ${id}:`, nodes.slice(0, 3).map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? n.failureSummary ?? '').slice(0, 160)).join('\n    '));
      const name = path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-/, '');
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
