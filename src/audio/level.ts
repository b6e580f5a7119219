/** How loud samples (-1 to 1) are, in dB relative to a full-scale sine (dBFS); silence is -100. */
export function levelDbfs(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const power = samples.length === 0 ? 0 : (2 * sum) / samples.length;
  return Math.max(-100, 10 * Math.log10(power + 1e-12));
}
