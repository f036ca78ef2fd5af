/** A number that knows its unit: branded on exported records, plain inside loops. */
export type Unit<U extends string> = number & { readonly unit: U }

/** A string that names one thing of one noun: two kinds of id cannot be swapped. */
export type Id<Noun extends string> = string & { readonly noun: Noun }
