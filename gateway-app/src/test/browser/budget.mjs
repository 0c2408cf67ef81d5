// A budget that is used up is seen, and given more.
import { assert, call, eventually, journey, logIn, open } from './stage.mjs';

const { ADMIN_KEY, KEY, TEAM } = process.env;

await journey(async (page) => {
  await logIn(page, ADMIN_KEY);
  let refused = 0;
  await eventually('it is used up', async () => {
    const answer = await call(KEY);
    refused = answer.status;
    return answer.status === 402;
  });
  assert.equal(refused, 402);
  await open(page, '/overview');
  await page.getByText('Budgets nearest their limit').waitFor();
  await page.getByText(TEAM).first().waitFor();
  await open(page, `/teams?unit=${TEAM}`);
  await page.getByText(/of \$0\.0/).first().waitFor();
});
