// Each page, in light and dark, at two widths; written where PICTURES says.
import { assert, journey, logIn, open } from './stage.mjs';
import { createRequire } from 'node:module';

const { ADMIN_KEY, PICTURES, TEAM, UI_SOURCES } = process.env;
const PAGES = {
  overview: '/overview',
  keys: '/keys',
  teams: `/teams?unit=${TEAM}`,
  models: '/models',
  requests: '/requests',
  costs: '/costs',
  statement: `/costs/statement?unit=${TEAM}`,
  deliveries: '/costs/deliveries',
  experiments: '/experiments',
  playground: '/playground',
  prices: '/prices',
  audit: '/audit',
  settings: '/settings',
};
const AxeBuilder = createRequire(`${UI_SOURCES}/package.json`)('@axe-core/playwright').default;

for (const width of [1280, 400]) {
  for (const colorScheme of ['light', 'dark']) {
    await journey(
      async (page) => {
        await logIn(page, ADMIN_KEY);
        for (const [name, path] of Object.entries(PAGES)) {
          await open(page, path);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.waitForLoadState('networkidle').catch(() => {});
          await page.waitForTimeout(500);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(wide <= 0, `${name} at ${width} is ${wide} px too wide`);
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`),
            [],
            `${name} at ${width} in ${colorScheme}`,
          );
          if (PICTURES) {
            await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png` });
          }
        }
      },
      { colorScheme, width },
    );
  }
}
