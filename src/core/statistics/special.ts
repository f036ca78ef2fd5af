/**
 * exp, log and their kin from additions, multiplications, divisions and exact bit moves only, so
 * that a seed gives the same digits on every engine: ECMAScript leaves Math.exp and Math.log to
 * the implementation (ECMA-262, section 21.3.2), while + - * / and Math.sqrt are exact by IEEE 754.
 */

/** ln 2 in two parts; the first has 32 trailing zero bits, so that an exponent times it is exact. */
const LN2_HIGH = 0.6931467056274414
const LN2_LOW = 4.7493250390316726e-7

const SMALLEST_EXPONENT = -1074
/** POWERS_OF_TWO[k + 1074] = 2^k, from the smallest subnormal to 2^1023. */
const POWERS_OF_TWO = powersOfTwo()

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2098)
  let power = Number.MIN_VALUE
  for (let index = 0; index < powers.length; index++) {
    powers[index] = power
    power *= 2
  }
  return powers
}

const powerOfTwo = (exponent: number): number => POWERS_OF_TWO[exponent - SMALLEST_EXPONENT]!

const doubleCell = new Float64Array(1)
const wordCells = new Int32Array(doubleCell.buffer)
doubleCell[0] = 1
/** Which of the two 32-bit words holds sign and exponent on this machine. */
const HIGH_WORD = wordCells[1] === 0x3ff00000 ? 1 : 0

/**
 * e^r - 1 - r for |r| <= 0.36, from r coth(r/2) = 2 + r^2/6 - r^4/360 + ..., whose coefficients are
 * 2 B(2n) / (2n)!, B the Bernoulli numbers (Abramowitz & Stegun 1964, 4.5.67); the part left out is
 * below 1e-17.
 */
function expTail(r: number): number {
  const t = r * r
  // Even and odd powers apart: two short chains of operations run side by side.
  const w = t * t
  const even = 1 / 6 + w * (1 / 15120 + w * (1 / 23950080))
  const odd = -1 / 360 + w * (-1 / 604800 + w * (-691 / 653837184000))
  const c = r - t * (even + t * odd)
  return (r * c) / (2 - c)
}

function scaled(value: number, exponent: number): number {
  if (exponent > 1023) return value * 2 * powerOfTwo(exponent - 1)
  if (exponent < SMALLEST_EXPONENT) return value * 0.5 * powerOfTwo(exponent + 1)
  return value * powerOfTwo(exponent)
}

/** e^x within one unit in the last place. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019412) return 0
  if (x !== x) return x
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  return scaled(1 + (high - (low - expTail(high - low))), k)
}

/** e^x - 1, exact near 0. */
export function expm1(x: number): number {
  if (Math.abs(x) < 0.36) return x === 0 ? x : x + expTail(x)
  if (x > 709 || x < -40) return exp(x) - 1
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const power = powerOfTwo(k)
  return power * (high - (low - expTail(high - low))) + (power - 1)
}

/**
 * R in log(1+f) = f - (f^2/2 - s (f^2/2 + R)), s = f/(2+f): the tail of 2 atanh(s) after its first
 * term (Abramowitz & Stegun 1964, 4.1.27), for |s| <= 0.172; the part left out is below 1e-17.
 */
function atanhTail(s: number): number {
  const t = s * s
  const w = t * t
  const even = 2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19))))
  const odd = 2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21))))
  return t * (even + t * odd)
}

/** Natural logarithm within one unit in the last place; NaN below 0. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x === Infinity ? x : NaN
  let k = 0
  let value = x
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984
    k = -54
  }
  doubleCell[0] = value
  const exponent = (wordCells[HIGH_WORD]! >> 20) - 1023
  k += exponent
  let mantissa = value * powerOfTwo(-exponent)
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5
    k += 1
  }
  return logOf(mantissa - 1, k, 0)
}

/** log((1 + f) 2^k) + extra, for 1 + f in [1/sqrt 2, sqrt 2]. */
function logOf(f: number, k: number, extra: number): number {
  const s = f / (2 + f)
  const half = 0.5 * f * f
  const tail = s * (half + atanhTail(s))
  if (k === 0) return f - (half - (tail + extra))
  return k * LN2_HIGH - (half - (tail + (k * LN2_LOW + extra)) - f)
}

/** log(1 + x), exact near 0. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logOf(x, 0, 0)
  const whole = 1 + x
  if (!(whole > 0) || whole === Infinity) return log(whole)
  // What 1 + x rounded away, to first order.
  const lost = x > 1 ? 1 - (whole - x) : x - (whole - 1)
  return log(whole) + lost / whole
}

/** log(1 + x) - x without cancellation, for x > -1. */
export function log1pMinus(x: number): number {
  if (x < -0.29 || x > 0.41) return log1p(x) - x
  const s = x / (2 + x)
  const half = 0.5 * x * x
  return s * (half + atanhTail(s)) - half
}

/** Whole powers by squaring, others as e^(y log x); a base below 0 needs a whole exponent. */
export function pow(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 1024) return wholePower(base, exponent)
  return exp(exponent * log(base))
}

function wholePower(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return exponent < 0 ? 1 / result : result
}
