import { exp, log, log1p, log1pMinus } from './special.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728
const TWO_PI = 2 * Math.PI
const ONE_MINUS_EULER = 0.42278433509846713

/**
 * Coefficients (-1)^k (zeta(k) - 1) / k for k = 33 down to 2, by Euler-Maclaurin summation in
 * 60-digit arithmetic.
 */
const ZETA_TERMS = [
  -3.527742476575915e-12, 7.275974480239079e-12, -1.5021384080754142e-11, 3.1044247747322276e-11,
  -6.4229645638381e-11, 1.330476437424449e-10, -2.7595228851242334e-10, 5.731367241678862e-10,
  -1.1921401405860912e-9, 2.4836745438024785e-9, -5.183475041970047e-9, 1.0838659214896955e-8,
  -2.2711094608943164e-8, 4.7698101693639804e-8, -1.0043224823968099e-7, 2.1207184805554665e-7,
  -4.492469198764566e-7, 9.55141213040742e-7, -2.039215753801366e-6, 4.374866789907488e-6,
  -9.439488275268397e-6, 2.050721277567069e-5, -4.492623673813314e-5, 9.945751278180853e-5,
  -2.2315475845357939e-4, 5.096695247430425e-4, -1.192753911703261e-3, 2.8905103307415234e-3,
  -7.385551028673986e-3, 2.0580808427784546e-2, -6.73523010531981e-2, 0.3224670334241132,
]

/** log Gamma(2 + z), |z| <= 1/2. Source: Abramowitz & Stegun 1964, 6.1.33 shifted by one. */
function logGammaNearTwo(z: number): number {
  let value = 0
  for (const term of ZETA_TERMS) value = value * z + term
  return z * (ONE_MINUS_EULER + z * value)
}

/** The tail of Stirling's series, x >= 10. Source: Abramowitz & Stegun 1964, 6.1.40. */
function stirlingTail(x: number): number {
  const t = 1 / (x * x)
  return (
    (1 / 12 +
      t *
        (-1 / 360 +
          t *
            (1 / 1260 + t * (-1 / 1680 + t * (1 / 1188 + t * (-691 / 360360 + t * (1 / 156))))))) /
    x
  )
}

/** log Gamma(x) for x > 0; relative precision kept at its zeros 1 and 2. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  if (x >= 10) return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x)
  if (x < 0.5) return logGamma(1 + x) - log(x)
  if (x < 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1)
  let factor = 1
  let rest = x
  while (rest > 2.5) {
    rest -= 1
    factor *= rest
  }
  return logGammaNearTwo(rest - 2) + (factor === 1 ? 0 : log(factor))
}

/** log Gamma(x+1) less Stirling's formula (x + 1/2) log x - x + log sqrt(2 pi). */
function stirlingError(x: number): number {
  if (x >= 10) return stirlingTail(x)
  return logGamma(x + 1) - ((x + 0.5) * log(x) - x + HALF_LOG_TWO_PI)
}

/** k log(k/m) + m - k, given m - k too so that nothing cancels where the two are close. */
function deviance(k: number, m: number, excess: number): number {
  if (Math.abs(excess) < 0.4 * k) return -k * log1pMinus(excess / k)
  return k * log(k / m) + excess
}

/**
 * x^a e^-x / Gamma(a+1), by the saddle point: no large logarithm is ever taken away from another.
 *
 * Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000), for Poisson.
 */
export function poissonWeight(a: number, x: number): number {
  if (x === 0 || x === Infinity) return 0
  if (a < 10) return exp(a * log(x) - x - logGamma(a + 1))
  return exp(-stirlingTail(a) - deviance(a, x, x - a)) / Math.sqrt(TWO_PI * a)
}

/**
 * Gamma(a+b+1) / (Gamma(a+1) Gamma(b+1)) x^a (1-x)^b for a, b > 0 and 0 < x < 1.
 *
 * Source: Loader 2000, for the binomial law.
 */
export function binomialWeight(a: number, b: number, x: number): number {
  const y = 1 - x
  const total = a + b
  const excess = b * x - a * y
  const errors = stirlingError(total) - stirlingError(a) - stirlingError(b)
  const deviances = deviance(a, total * x, excess) + deviance(b, total * y, -excess)
  return exp(errors - deviances) * Math.sqrt(total / (TWO_PI * a * b))
}
