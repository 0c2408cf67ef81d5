// A provider and a model are declared, mended, used and withdrawn by an administrator.
import { assert, call, eventually, journey, logIn, open } from './stage.mjs';

const { ADMIN_KEY, KEY, PROVIDER_URL } = process.env;

const inRow = (page, name) => page.getByRole('table', { name: 'Declared here' }).getByRole('row', { name });

await journey(async (page) => {
  await logIn(page, ADMIN_KEY);
  await eventually('the key is known', async () => (await call(KEY)).status === 200);
  await open(page, '/models');
  await page.getByRole('button', { name: 'Declare a provider' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('house');
  await dialog.getByLabel('Base URL').fill('http://house.example/v1');
  await dialog.getByRole('textbox', { name: 'Credential' }).fill('sk-browser-canary-0123');
  await dialog.getByRole('button', { name: 'Declare it' }).click();
  await dialog.getByText('expected https').first().waitFor();
  await dialog.getByLabel('Base URL').fill(PROVIDER_URL);
  await dialog.getByRole('button', { name: 'Declare it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await inRow(page, 'house').getByText('sha256:').waitFor();
  assert.ok(!(await page.content()).includes('sk-browser-canary'), 'the credential is not shown again');

  await page.getByRole('button', { name: 'Declare a model' }).click();
  await dialog.getByLabel('Name').fill('house/chat');
  await dialog.getByRole('combobox', { name: 'Provider' }).fill('house');
  await dialog.getByLabel('Model at the provider').fill('m');
  await dialog.getByRole('button', { name: 'Declare it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await inRow(page, 'house/chat').getByText('In force').waitFor();

  assert.equal((await call(KEY, 'house/chat')).status, 403, 'nobody knows its price, and the budget is hard');
  await page.getByRole('button', { name: 'Edit house/chat' }).click();
  const priced = { targets: [{ provider: 'house', model: 'm', price: { input: 1, output: 100 } }] };
  await dialog.getByLabel('Declaration').fill(JSON.stringify(priced));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal((await call(KEY, 'house/chat')).status, 200);

  await page.getByRole('button', { name: 'Withdraw house', exact: true }).click();
  await dialog.getByRole('button', { name: 'Withdraw it' }).click();
  await dialog.getByText('It is needed still').first().waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  for (const name of ['house/chat', 'house']) {
    await page.getByRole('button', { name: `Withdraw ${name}`, exact: true }).click();
    await dialog.getByRole('button', { name: 'Withdraw it' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.getByRole('table', { name: 'Declared here' }).waitFor({ state: 'hidden' });
  assert.equal((await call(KEY, 'house/chat')).status, 404);
});
