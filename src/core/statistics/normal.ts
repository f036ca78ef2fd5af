import { exp, log } from './special.ts'

const INVERSE_SQRT_TWO_PI = 0.3989422804014327
/** The square root of 2 beyond the 53 bits of Math.SQRT2. */
const SQRT_TWO_REST = -9.667293313452913e-17
/** 2^27 + 1: splits a double into two halves of 26 bits (Dekker 1971). */
const SPLITTER = 134217729

/** e^(-z^2/2) without the rounding of z^2: z^2 = h^2 + (z-h)(z+h), h a multiple of 1/16. */
function bell(z: number): number {
  const head = Math.floor(z * 16) / 16
  return exp(-0.5 * head * head) * exp(-0.5 * (z - head) * (z + head))
}

/** Standard normal density. */
export function normalDensity(z: number): number {
  const size = Math.abs(z)
  return size < 40 ? INVERSE_SQRT_TWO_PI * bell(size) : z === z ? 0 : z
}

/** Probability that a standard normal value is below z. */
export function normalDistribution(z: number): number {
  return normalUpper(-z)
}

/**
 * Probability that a standard normal value is above z, to full relative precision in the tail.
 *
 * Source: Cody, Mathematics of Computation 23 (1969) 631-637, DOI 10.1090/S0025-5718-1969-0247736-4,
 * with the coefficients of Cody, Algorithm 715 (ANORM), ACM TOMS 19 (1993) 22-30,
 * DOI 10.1145/151271.151273.
 */
export function normalUpper(z: number): number {
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 - z * centralRatio(z * z)
  if (!(size < 40)) return z > 0 ? 0 : z < 0 ? 1 : z
  const tail = bell(size) * (size <= 5.656854249492381 ? middleRatio(size) : farRatio(size))
  return z > 0 ? tail : 1 - tail
}

function centralRatio(t: number): number {
  const top =
    (((0.06568233791820745 * t + 2.2352520354606837) * t + 161.02823106855587) * t +
      1067.6894854603709) *
      t +
    18154.98125334356
  const bottom =
    (((t + 47.202581904688245) * t + 976.0985517377767) * t + 10260.932208618979) * t +
    45507.78933502673
  return top / bottom
}

/** Coefficients from the highest power down. */
const MIDDLE_TOP = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785,
  597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
]
const MIDDLE_BOTTOM = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
  18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
]
const FAR_TOP = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
  0.0014216191932278934, 2.9112874951168793e-5,
]
const FAR_BOTTOM = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  7.297515550839662e-5,
]

function polynomial(coefficients: readonly number[], x: number): number {
  let value = coefficients[0]!
  for (let index = 1; index < coefficients.length; index++) value = value * x + coefficients[index]!
  return value
}

function middleRatio(size: number): number {
  return polynomial(MIDDLE_TOP, size) / polynomial(MIDDLE_BOTTOM, size)
}

function farRatio(size: number): number {
  const t = 1 / (size * size)
  return (INVERSE_SQRT_TWO_PI - (t * polynomial(FAR_TOP, t)) / polynomial(FAR_BOTTOM, t)) / size
}

/** Complementary error function, 2 / sqrt(pi) times the integral of e^(-t^2) from x on. */
export function erfc(x: number): number {
  const z = x * Math.SQRT2
  if (Math.abs(z) > 40) return x > 0 ? 0 : 2
  return 2 * (normalUpper(z) - sqrtTwoRounding(x, z) * normalDensity(z))
}

/** x sqrt 2 - z, where z is that product rounded, by Dekker's exact product. */
function sqrtTwoRounding(x: number, z: number): number {
  const xHead = x * SPLITTER - (x * SPLITTER - x)
  const xTail = x - xHead
  const rootHead = Math.SQRT2 * SPLITTER - (Math.SQRT2 * SPLITTER - Math.SQRT2)
  const rootTail = Math.SQRT2 - rootHead
  const rounding = xTail * rootTail - (z - xHead * rootHead - xTail * rootHead - xHead * rootTail)
  return rounding + x * SQRT_TWO_REST
}

const NEAR_TOP = [
  7.745450142783414e-4, 2.272384498926918e-2, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 5.475938084995345e-4, 1.5198666563616457e-2, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
]
const TAIL_TOP = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 1.2426609473880784e-3, 2.6532189526576124e-2,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const TAIL_BOTTOM = [
  2.0442631033899397e-15, 1.4215117583164459e-7, 1.8463183175100548e-5, 7.868691311456133e-4,
  1.4875361290850615e-2, 0.1369298809227358, 0.599832206555888, 1,
]

/**
 * The z below which a standard normal value falls with this probability; -Infinity at 0.
 *
 * Source: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37(3) (1988) 477-484,
 * DOI 10.2307/2347330; accurate to about 1 part in 10^16.
 */
export function normalQuantile(probability: number): number {
  const centred = probability - 0.5
  if (Math.abs(centred) <= 0.425) return centralQuantile(centred)
  return centred < 0 ? -upperQuantile(probability) : upperQuantile(1 - probability)
}

/** Written out: most quantiles are central, and a loop over coefficients costs more than they do. */
function centralQuantile(centred: number): number {
  const t = 0.180625 - centred * centred
  const top =
    ((((((2509.0809287301227 * t + 33430.57558358813) * t + 67265.7709270087) * t +
      45921.95393154987) *
      t +
      13731.693765509461) *
      t +
      1971.5909503065513) *
      t +
      133.14166789178438) *
      t +
    3.3871328727963665
  const bottom =
    ((((((5226.495278852854 * t + 28729.085735721943) * t + 39307.89580009271) * t +
      21213.794301586597) *
      t +
      5394.196021424751) *
      t +
      687.1870074920579) *
      t +
      42.31333070160091) *
      t +
    1
  return (centred * top) / bottom
}

function upperQuantile(tail: number): number {
  if (!(tail > 0)) return tail === 0 ? Infinity : NaN
  const r = Math.sqrt(-log(tail))
  if (r <= 5) return polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6)
  return polynomial(TAIL_TOP, r - 5) / polynomial(TAIL_BOTTOM, r - 5)
}
