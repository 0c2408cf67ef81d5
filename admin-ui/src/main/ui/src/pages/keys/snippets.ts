export interface Snippet {
  id: string;
  title: string;
  code: string;
  note?: string;
}

/** How to call the gateway with a key, by what people have: ready to be pasted. */
export function snippets(origin: string, secret: string, model: string): Snippet[] {
  return [
    {
      id: 'curl',
      title: 'curl',
      code: `curl ${origin}/v1/chat/completions \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/json' \\
  -d '{"model": "${model}", "messages": [{"role": "user", "content": "Hello"}]}'`,
    },
    {
      id: 'openai',
      title: 'OpenAI SDK',
      note: 'Its base URL ends in /v1.',
      code: `from openai import OpenAI

client = OpenAI(base_url="${origin}/v1", api_key="${secret}")
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.choices[0].message.content)`,
    },
    {
      id: 'anthropic',
      title: 'Anthropic SDK',
      note: 'Its base URL has no path.',
      code: `from anthropic import Anthropic

client = Anthropic(base_url="${origin}", api_key="${secret}")
answer = client.messages.create(
    model="${model}",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.content[0].text)`,
    },
    {
      id: 'claude-code',
      title: 'Claude Code',
      code: `export ANTHROPIC_BASE_URL=${origin}
export ANTHROPIC_AUTH_TOKEN=${secret}
export ANTHROPIC_MODEL=${model}
claude`,
    },
    {
      id: 'ollama',
      title: 'Ollama',
      code: `from ollama import Client

client = Client(host="${origin}", headers={"Authorization": "Bearer ${secret}"})
answer = client.chat(
    model="${model}",
    messages=[{"role": "user", "content": "Hello"}],
)
print(answer.message.content)`,
    },
  ];
}

/** A model that a key with these patterns may use: a plain name if there is one. */
export function exampleModel(allowed: string[] | null, served: { name: string; glob: boolean }[]): string {
  const plain = allowed?.find((pattern) => !pattern.includes('*'));
  if (plain) {
    return plain;
  }
  const may = (name: string) => allowed === null || allowed.some((pattern) => matches(pattern, name));
  return served.find((model) => !model.glob && may(model.name))?.name ?? 'MODEL';
}

/** Whether a name fits a glob, whose only wildcard is the asterisk. */
export function matches(glob: string, name: string): boolean {
  const pattern = glob
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(name);
}
