import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { AfterMarginAsking } from './engine/after-margin.ts'
import type { EconomicsAsking } from './engine/economics/economics-inputs.ts'
import { ECONOMICS_FIGURES } from './engine/economics/economics-inputs.ts'
import type { PricedAsking } from './engine/priced-assumptions/priced-switches.ts'
import type { WillingnessAsking } from './engine/priced-assumptions/willingness-source.ts'
import { SURVEYS } from './engine/priced-assumptions/willingness-source.ts'
import type { WillingSegment } from './engine/priced-assumptions/willingness.ts'

type Fields = Readonly<Record<string, unknown>>

/** `{economics?, priced?, firm?}` of a request; bounds of figures are the engine's. */
export function readAfterMargin(body: Fields): Result<AfterMarginAsking> {
  const economics = readEconomics(body['economics'])
  const priced = readPriced(body['priced'])
  const { firm } = body
  const problems = [...problemsOf(economics), ...problemsOf(priced)]
  if (firm !== undefined && typeof firm !== 'boolean') problems.push(odd('firm', 'true or false'))
  if (!economics.ok || !priced.ok || problems.length > 0) return fail(...problems)
  return ok({
    ...(economics.value && { economics: economics.value }),
    ...(priced.value && { priced: priced.value }),
    ...(firm === true && { firm }),
  })
}

function problemsOf(result: Result<unknown>): Problem[] {
  return result.ok ? [] : [...result.problems]
}

function readEconomics(value: unknown): Result<EconomicsAsking | undefined> {
  if (value === undefined) return ok(undefined)
  const fields = fieldsOf(value)
  if (!fields) return fail(odd('economics', 'an object'))
  const { clientPays, ...figures } = fields
  const known: readonly string[] = ECONOMICS_FIGURES
  const problems = Object.entries(figures).flatMap(([name, figure]) => {
    if (!known.includes(name)) return [odd(`economics.${name}`, `one of ${known.join(', ')}`)]
    return typeof figure === 'number' ? [] : [odd(`economics.${name}`, 'a number')]
  })
  if (clientPays !== undefined && clientPays !== 'order' && clientPays !== 'delivery') {
    problems.push(odd('economics.clientPays', 'order or delivery'))
  }
  return problems.length > 0 ? fail(...problems) : ok(fields as EconomicsAsking)
}

function readPriced(value: unknown): Result<PricedAsking | undefined> {
  if (value === undefined) return ok(undefined)
  const fields = fieldsOf(value)
  if (!fields) return fail(odd('priced', 'an object'))
  const { carbonPricePerTonne, transparency, willingness, premiumRatio, ...others } = fields
  const problems = Object.keys(others).map((name) => odd(`priced.${name}`, `one of ${PRICED}`))
  for (const [name, figure] of Object.entries({ carbonPricePerTonne, premiumRatio })) {
    if (figure !== undefined && typeof figure !== 'number') {
      problems.push(odd(`priced.${name}`, 'a number'))
    }
  }
  if (transparency !== undefined && typeof transparency !== 'boolean') {
    problems.push(odd('priced.transparency', 'true or false'))
  }
  if (willingness !== undefined && !isWillingness(willingness)) {
    const must = `chain, ${SURVEYS.join(', ')} or a list of {segment, shareRatio, lowRatio, highRatio}`
    problems.push(odd('priced.willingness', must))
  }
  return problems.length > 0 ? fail(...problems) : ok(fields as PricedAsking)
}

const PRICED = 'carbonPricePerTonne, transparency, willingness, premiumRatio'

function isWillingness(value: unknown): value is WillingnessAsking {
  if (value === 'chain' || SURVEYS.some((survey) => survey === value)) return true
  return Array.isArray(value) && value.length > 0 && value.every(isSegment)
}

function isSegment(value: unknown): value is WillingSegment {
  const fields = fieldsOf(value)
  if (!fields || typeof fields['segment'] !== 'string') return false
  return ['shareRatio', 'lowRatio', 'highRatio'].every((name) => typeof fields[name] === 'number')
}

function fieldsOf(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Fields) : undefined
}

function odd(name: string, must: string): Problem {
  return problem({
    code: 'prove_option',
    path: name.split('.'),
    message: `${name} must be ${must}.`,
    maybe: 'Maybe leave it out.',
    values: { name, must },
  })
}
