// OpenAI's SDK, asked through the gateway: node openai.mjs URL MODEL ASK
import OpenAI from 'openai';

const [url, model, ask] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'client-key-canary', maxRetries: 0 });
const messages = [{ role: 'user', content: 'How warm is it in Paris?' }];
const tools = [
  { type: 'function', function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } },
];

const asks = {
  text: async () => {
    const answer = await client.chat.completions.create({ model, messages });
    return { text: answer.choices[0].message.content, finish: answer.choices[0].finish_reason, output: answer.usage.completion_tokens };
  },
  streamed: async () => {
    const stream = client.chat.completions.stream({ model, messages, stream_options: { include_usage: true } });
    const answer = await stream.finalChatCompletion();
    return { text: answer.choices[0].message.content, finish: answer.choices[0].finish_reason, output: answer.usage.completion_tokens };
  },
  tools: async () => {
    const stream = client.chat.completions.stream({ model, messages, tools });
    const answer = await stream.finalChatCompletion();
    return { calls: answer.choices[0].message.tool_calls.map((call) => call.function.name + call.function.arguments) };
  },
  responses: async () => {
    const stream = client.responses.stream({ model, input: 'How warm is it in Paris?' });
    const answer = await stream.finalResponse();
    return { text: answer.output_text, output: answer.usage.output_tokens };
  },
  error: async () => {
    try {
      await client.chat.completions.create({ model: 'no-such-model', messages });
      return { raised: 'nothing' };
    } catch (e) {
      return { raised: e.constructor.name, status: e.status, code: e.code };
    }
  },
};

console.log(JSON.stringify(await asks[ask]()));
