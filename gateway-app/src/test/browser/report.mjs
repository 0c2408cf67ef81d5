// The figure on the page is the one in the file, to the last digit.
import { assert, journey, logIn, open } from './stage.mjs';
import { readFileSync } from 'node:fs';

const { ADMIN_KEY, TEAM } = process.env;

await journey(async (page) => {
  await logIn(page, ADMIN_KEY);
  await open(page, '/costs');
  const row = page.getByRole('row').filter({ hasText: TEAM });
  const onPage = (await row.getByRole('cell').nth(1).innerText()).replace(/[$,\s]/g, '');
  await page.getByRole('button', { name: 'Download' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).first().click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  const [head, ...lines] = csv.trim().split(/\r?\n/).map((line) => line.split(','));
  const at = (name) => head.findIndex((title) => title.toLowerCase() === name);
  const inFile = lines.find((line) => line[at('team')] === TEAM)?.[at('cost')];
  assert.ok(onPage.length > 0 && Number(onPage) > 0, `a figure: ${onPage}`);
  assert.equal(inFile, onPage);

  await open(page, '/costs/deliveries');
  await page.getByRole('button', { name: 'Deliver finance now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deliver it' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /finance/ }).getByText('Delivered').waitFor();
});
