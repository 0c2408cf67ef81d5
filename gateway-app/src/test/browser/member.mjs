// A member sees what is theirs, and is offered nothing that they may not do.
import { assert, gateway, journey, logIn } from './stage.mjs';

const { MEMBER_KEY, FOREIGN_KEY_ID } = process.env;

await journey(async (page) => {
  await logIn(page, MEMBER_KEY);
  const menu = await page.getByRole('navigation').first().innerText();
  for (const page of ['Audit', 'Experiments']) {
    assert.ok(!menu.includes(page), `${page} is not offered`);
  }
  await page.goto(`${gateway}/ui/index.html#/audit`);
  await page.getByText('There is no such page').waitFor();
  const status = await page.evaluate(async (id) => {
    const me = await (await fetch('/admin/v1/me')).json();
    const headers = { 'x-tollgate-csrf': me.csrf };
    const ask = async (method, path) => (await fetch(`/admin/v1${path}`, { method, headers })).status;
    return [await ask('GET', '/audit'), await ask('GET', `/keys/${id}`), await ask('POST', `/keys/${id}/revoke`)];
  }, FOREIGN_KEY_ID);
  assert.deepEqual(status, [403, 404, 404]);
});
