/** Places values on a picture of any width: from 4% at `from` to 96% at `to`. */
export function scale(from: number, to: number) {
  const share = (value: number) => 4 + ((value - from) / (to - from)) * 92;
  return {
    at: (value: number) => `${share(value)}%`,
    wide: (low: number, high: number) => `${share(high) - share(low)}%`,
  };
}
