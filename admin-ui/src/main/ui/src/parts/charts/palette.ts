/** For series side by side: told apart by people who see few colours too, and on white as on near-black. */
export const SERIES = ['#3a78e0', '#e08a2c', '#2fa37c', '#b05cc6', '#c9a227', '#d0556a', '#4bb3c8', '#8a94a0'];
export const REST = '#8a94a0';

export function colourOf(index: number): string {
  return SERIES[index % SERIES.length] ?? REST;
}
