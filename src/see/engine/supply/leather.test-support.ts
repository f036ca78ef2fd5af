/**
 * Teaching table of three countries (Argentina, Turkey, Germany) and three industries (agriculture,
 * textile and leather, transport equipment): bquast/decompr, `data-raw/leather`, commit
 * 0a0b823a71cbce37a962730909674cb3afd8bcbe.
 */
export const LEATHER_INTERMEDIATE = [
  [16.1, 5.1, 1.8, 3.2, 4.3, 0.4, 3.1, 2.8, 4.9],
  [2.4, 8, 3.2, 0.1, 3.2, 1.6, 1.2, 3.9, 11.5],
  [0.9, 0.5, 4, 0, 0.1, 0.3, 0, 0.4, 0.5],
  [1.1, 1.9, 0.2, 18, 13.2, 6.1, 9, 3.1, 8.9],
  [0.3, 2.8, 0.1, 6.1, 28.1, 6.3, 2.1, 2.5, 25.6],
  [0, 0.1, 0.3, 4.1, 3.2, 8.9, 0.2, 0, 1.8],
  [1.2, 4.2, 0.3, 4.1, 1.2, 0.6, 29, 19.5, 17.9],
  [1.3, 1.1, 0, 3.2, 4.8, 2.6, 5.1, 29.1, 24.1],
  [2.1, 1.4, 3, 4.1, 3.1, 3.9, 11.3, 8.1, 51.3],
] as const

/** Final demand by country of the client. */
export const LEATHER_FINAL = [
  [21.5, 6.1, 8.4],
  [16.2, 1.9, 5.1],
  [11, 0.5, 0.8],
  [7.5, 29.5, 14.2],
  [8.9, 24.9, 16.9],
  [1.2, 18.5, 4.9],
  [9.2, 17.9, 51.2],
  [7.9, 10.1, 38.5],
  [25.1, 35.2, 68.4],
] as const

export const LEATHER_OUTPUT = [77.7, 58.3, 19, 112.7, 124.6, 43.2, 156.3, 127.8, 217] as const
