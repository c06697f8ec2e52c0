/** The least a grid track may take: 120 of '120px', 220 of 'minmax(220px, 1.8fr)'. */
const leastPixels = (track: string): number => Number(/(\d+)px/.exec(track)?.[1] ?? 0);

/** All rows must agree on the least width, or each would share out its own and the columns would not line up. */
export const leastWidth = (tracks: string[], padding: number): number =>
  tracks.reduce((sum, track) => sum + leastPixels(track), padding);
