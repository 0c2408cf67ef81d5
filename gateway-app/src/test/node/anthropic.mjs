// Anthropic's SDK, asked through the gateway: node anthropic.mjs URL MODEL ASK
import Anthropic from '@anthropic-ai/sdk';

const [url, model, ask] = process.argv.slice(2);
const client = new Anthropic({ baseURL: url, apiKey: 'client-key-canary', maxRetries: 0 });
const messages = [{ role: 'user', content: 'How warm is it in Paris?' }];
const tools = [{ name: 'get_weather', input_schema: { type: 'object', properties: { city: { type: 'string' } } } }];

const said = (answer) => ({
  text: answer.content.filter((block) => block.type === 'text').map((block) => block.text).join(''),
  finish: answer.stop_reason,
  output: answer.usage.output_tokens,
});

const asks = {
  text: async () => said(await client.messages.create({ model, max_tokens: 100, messages })),
  streamed: async () => said(await client.messages.stream({ model, max_tokens: 100, messages }).finalMessage()),
  tools: async () => {
    const answer = await client.messages.stream({ model, max_tokens: 100, messages, tools }).finalMessage();
    const calls = answer.content.filter((block) => block.type === 'tool_use');
    return { calls: calls.map((call) => call.name + JSON.stringify(call.input)) };
  },
  error: async () => {
    try {
      await client.messages.create({ model: 'no-such-model', max_tokens: 100, messages });
      return { raised: 'nothing' };
    } catch (e) {
      return { raised: e.constructor.name, status: e.status, code: e.error?.error?.type };
    }
  },
};

console.log(JSON.stringify(await asks[ask]()));
