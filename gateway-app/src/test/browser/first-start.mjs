// From the first start to the first key, to the first call, to seeing what it cost.
import { assert, call, eventually, gateway, journey, open } from './stage.mjs';

await journey(async (page) => {
  await page.goto(`${gateway}/ui`);
  await page.getByLabel('Bootstrap token').fill('not the token');
  await page.getByRole('button', { name: 'Make the admin key' }).click();
  await page.getByText('This is not the token').waitFor();
  await page.getByLabel('Bootstrap token').fill(process.env.BOOTSTRAP_TOKEN);
  await page.getByRole('button', { name: 'Make the admin key' }).click();
  const adminKey = await page.getByLabel('Admin key').inputValue();
  assert.match(adminKey, /^tg_ak_/);
  console.log(`ADMIN_KEY ${adminKey}`);
  await page.getByRole('button', { name: 'I have copied it: log in' }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();

  await open(page, '/teams');
  await page.getByRole('button', { name: 'New tenant' }).click();
  await page.getByRole('dialog').getByLabel('Id').fill('acme');
  await page.getByRole('dialog').getByLabel('Name').fill('Acme');
  await page.getByRole('dialog').getByRole('button', { name: /create|make|add/i }).click();
  await open(page, '/teams?unit=acme');
  await page.getByRole('button', { name: /new team/i }).first().click();
  await page.getByRole('dialog').getByLabel('Id').fill('search');
  await page.getByRole('dialog').getByLabel('Name').fill('Search');
  await page.getByRole('dialog').getByRole('button', { name: /create|make|add/i }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await open(page, '/keys');
  await page.getByRole('button', { name: 'Issue a key' }).first().click();
  await page.getByRole('dialog').getByLabel('Team or project').fill('acme/search');
  await page.getByRole('dialog').getByLabel('Label').fill('first');
  await page.getByRole('dialog').getByRole('button', { name: 'Issue the key' }).click();
  const secret = await page.getByLabel('Secret of the key').inputValue();
  assert.match(secret, /^tg_sk_/);
  for (const tool of ['curl', 'OpenAI SDK', 'Anthropic SDK', 'Claude Code', 'Ollama']) {
    await page.getByRole('tab', { name: tool }).click();
    assert.ok((await page.getByRole('tabpanel').innerText()).includes(secret), `${tool} has the key`);
  }
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByText('first').first().waitFor();
  assert.ok(!(await page.content()).includes(secret), 'the secret is shown once');

  await eventually('the key is known', async () => (await call(secret)).status === 200);
  await open(page, '/requests');
  await page.getByText('acme/search').first().waitFor();
  await eventually('the call is there with its cost', async () => {
    await page.reload();
    await page.getByText('acme/search').first().waitFor();
    return (await page.getByRole('table').innerText()).includes('$0.0');
  });
  await open(page, '/costs');
  await page.getByRole('cell', { name: 'acme/search' }).waitFor();
});
