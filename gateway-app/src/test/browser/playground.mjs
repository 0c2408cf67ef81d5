// Two models side by side, in two dialects, each answer with what was sent and what it cost.
import { assert, call, eventually, journey, logIn, open } from './stage.mjs';

const { ADMIN_KEY, KEY } = process.env;

await journey(async (page) => {
  await logIn(page, ADMIN_KEY);
  await eventually('the key is known', async () => (await call(KEY)).status === 200);
  await open(page, '/playground');
  await page.getByRole('switch', { name: 'Two models side by side' }).click();
  await page.getByLabel('Message').fill('the playground says 7 every 1 ms');
  await page.getByLabel('API key').fill(KEY);
  const models = page.getByRole('combobox', { name: 'Model' });
  await models.nth(0).fill('m');
  await models.nth(1).fill('m');
  await page.getByRole('combobox', { name: 'API', exact: true }).nth(1).click();
  await page.getByRole('option', { name: /messages/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Explain' }).first().click();
  await page.getByText('At most it costs').first().waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  for (const side of [0, 1]) {
    await eventually('the answer is there with its cost', async () =>
      /\$0\.0\d/.test(await page.getByRole('tabpanel').nth(side).innerText()));
  }
  await page.getByRole('tab', { name: 'Request' }).nth(1).click();
  const sent = await page.getByRole('tabpanel').nth(1).innerText();
  assert.match(sent, /\/v1\/messages/);
  assert.match(sent, /max_tokens/);
  assert.ok(!sent.includes(KEY), 'the key is not shown');
  await page.getByRole('tab', { name: 'Headers' }).nth(0).click();
  await page.getByRole('tabpanel').nth(0).getByText('x-tollgate-request-id').waitFor();
});
