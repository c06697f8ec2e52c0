/** What a shift of the log odds does to the odds of default. */
export const oddsTimes = (shift: number) => Math.exp(shift);

/** How many notches of the master scale a shift is worth: its PDs rise by the same factor from grade to grade. */
const notchRatio = 1.5426;
export const notchesOf = (shift: number) => shift / Math.log(notchRatio);
