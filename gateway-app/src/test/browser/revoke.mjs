// A key is revoked by who means it, and calls no more.
import { call, eventually, journey, logIn, open } from './stage.mjs';

const { ADMIN_KEY, KEY_ID, KEY, KEY_LABEL } = process.env;

await journey(async (page) => {
  await logIn(page, ADMIN_KEY);
  await eventually('the key is known', async () => (await call(KEY)).status === 200);
  await open(page, `/keys/${KEY_ID}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Revoke…' }).click();
  const dialog = page.getByRole('dialog');
  const revoke = dialog.getByRole('button', { name: /revoke/i });
  await eventually('it has to be meant', () => revoke.isDisabled());
  await dialog.getByRole('textbox').fill(KEY_LABEL);
  await revoke.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Revoked').first().waitFor();
  await eventually('it calls no more', async () => (await call(KEY)).status === 401);
});
