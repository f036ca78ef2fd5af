import { binomialWeight } from './gamma-function.ts'

const EPSILON = 2 ** -53
const TINY = 1e-300

/**
 * I_x(a, b): the integral of t^(a-1) (1-t)^(b-1) from 0 to x over B(a, b), for a, b > 0 and x in
 * [0, 1]. The complement is `betaRegularised(b, a, 1 - x)`.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction) and 8.17.4
 * (symmetry), https://dlmf.nist.gov/8.17.
 */
export function betaRegularised(a: number, b: number, x: number): number {
  if (!(x >= 0 && x <= 1)) return NaN
  if (x === 0 || x === 1) return x
  if (x > (a + 1) / (a + b + 2)) return 1 - fromFraction(b, a, 1 - x)
  return fromFraction(a, b, x)
}

function fromFraction(a: number, b: number, x: number): number {
  // x^a (1-x)^b / (a B(a, b)) from the binomial weight: 1 / B(a, b) = a b / (a+b) x Gamma ratio.
  const front = (binomialWeight(a, b, x) * b) / (a + b)
  return front * continuedFraction(a, b, x)
}

/** By the modified Lentz method (Thompson & Barnett 1986, DOI 10.1016/0021-9991(86)90046-X). */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1, change = 0; Math.abs(change - 1) > EPSILON * 2; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    change = c * d
    fraction *= change
  }
  return fraction
}

const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)
