/*
 * How far a file may go. A firm with 100,000 rows brings some 10 MB; a file beyond these limits is
 * refused before it can fill a memory. Assumptions, chosen against `bench/results/workbook.md`.
 */
export const LIMITS = {
  /** A workbook or zip as it comes in. */
  fileBytes: 64 * 1024 * 1024,
  /** A JSON document: half the longest text that a browser holds. */
  jsonBytes: 256 * 1024 * 1024,
  /** All entries of a zip together, once inflated. */
  inflatedBytes: 320 * 1024 * 1024,
  /** Inflated over compressed, for entries above `ratioFromBytes`; sheets of numbers reach 20 to 60. */
  inflationRatio: 250,
  ratioFromBytes: 4 * 1024 * 1024,
  entries: 2_000,
  /** Rows that hold something, of all sheets together. */
  rows: 500_000,
  /** Columns of a sheet that are looked at. */
  columns: 512,
  /** Depth of XML elements and of JSON values. */
  depth: 64,
  /** Problems listed of one file; more have the same cause. */
  problems: 500,
} as const
