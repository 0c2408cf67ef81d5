/** Made-up figures that are the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const roll = dice(7);
export const between = (low: number, high: number) => Math.floor(low + roll() * (high - low + 1));
export const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;
export const NOW = Date.now();
export const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

export function tokens(scale: number) {
  const t = {
    input: between(200, 4000) * scale, cacheRead: between(0, 9000) * scale, cacheWrite5m: between(0, 300) * scale,
    cacheWrite1h: 0, output: between(50, 900) * scale, reasoning: between(0, 500) * scale, audioInput: 0, audioOutput: 0,
  };
  return { ...t, total: Object.values(t).reduce((a, b) => a + b, 0) };
}

export function figures(scale: number) {
  const calls = between(200, 900) * Math.max(1, Math.round(scale));
  return {
    cost: (roll() * 40 * scale + 2).toFixed(12),
    calls,
    attempts: Math.round(calls * 1.06),
    unpriced: between(0, 3),
    errors: Math.round(calls * 0.012),
    tokens: tokens(Math.max(1, Math.round(scale * 20))),
    firstTokenMillis: between(220, 700),
  };
}
