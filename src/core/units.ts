/** A number that knows its unit; plain numbers inside loops, branded ones on exported records. */
export type Unit<U extends string> = number & { readonly unit: U }

export type Eur = Unit<'EUR'>
export type Days = Unit<'day'>
export type Km = Unit<'km'>
export type Kg = Unit<'kg'>
export type KgCo2e = Unit<'kgCO2e'>
/** 0 to 1; never a percentage. */
export type Ratio = Unit<'ratio'>
export type PerYear = Unit<'unit/year'>

export const eur = (value: number): Eur => value as Eur
export const days = (value: number): Days => value as Days
export const km = (value: number): Km => value as Km
export const kg = (value: number): Kg => value as Kg
export const kgCo2e = (value: number): KgCo2e => value as KgCo2e
export const ratio = (value: number): Ratio => value as Ratio
export const perYear = (value: number): PerYear => value as PerYear

/** A string that names one thing of one noun: two kinds of id cannot be swapped. */
export type Id<Noun extends string> = string & { readonly noun: Noun }
