/* Written by scripts/reference/generate.mjs. */
export declare const modules: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>
export declare const hashes: Readonly<Record<string, string>>
