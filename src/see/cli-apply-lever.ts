import type { Chain } from '../chain/chain.ts'
import type { ReferenceSet } from '../chain/reference-set/reference.ts'
import type { Problem, Result } from '../core/problem.ts'
import { fail, ok, problem } from '../core/problem.ts'
import type { Field } from '../core/schema/schema.ts'
import { leverOf, LEVERS } from '../levers/catalogue.ts'
import { scenarioOn } from '../levers/apply.ts'
import type { SeaKm } from '../levers/lever.ts'
import type { Scenario } from '../levers/scenario.ts'

/** A lever as the command line asks for it: `--lever automate --set process=coudre,hoursRatio=0.5`. */
interface AskedLever {
  readonly lever: string
  readonly set: string
}

interface Tables {
  readonly reference: ReferenceSet
  readonly seaKm?: SeaKm | undefined
}

/** The scenario of one step: what the lever picks itself on the chain, under what is set. */
export function scenarioOfLever(
  chain: Chain,
  { lever: id, set }: AskedLever,
  tables: Tables,
): Result<Scenario> {
  const lever = leverOf(id)
  if (!lever || lever.family === 'hand') return fail(unknown(id))
  const given = settingsIn(set, lever.parameters)
  if (!given.ok) return given
  const context = { stepId: id, reference: tables.reference, seaKm: tables.seaKm }
  const proposed = lever.propose(chain, context)
  // What is set may be enough where the lever would not know what to pick.
  const parameters = { ...(proposed.ok ? proposed.value : {}), ...given.value }
  const scenario = scenarioOn(chain, lever.name.fr)
  return ok({ ...scenario, nameEn: lever.name.en, steps: [{ id, lever: id, parameters }] })
}

/** `a=1,b=x;y` by the declared fields: numbers as numbers, lists by semicolons. */
function settingsIn(
  set: string,
  fields: Readonly<Record<string, Field>>,
): Result<Readonly<Record<string, unknown>>> {
  const parameters: Record<string, unknown> = {}
  for (const pair of set.split(',').filter((each) => each !== '')) {
    const at = pair.indexOf('=')
    const [name, text] = [pair.slice(0, at), pair.slice(at + 1)]
    const field = fields[name]
    if (at < 1 || !field) return fail(notParameter(pair, Object.keys(fields)))
    const list = text.split(';')
    parameters[name] = field.type === 'list' ? list : field.type === 'number' ? Number(text) : text
  }
  return ok(parameters)
}

function unknown(id: string): Problem {
  return problem({
    code: 'lever_unknown',
    path: ['lever'],
    message: `There is no lever ${id}.`,
    maybe: `Maybe one of: ${LEVERS.filter(({ family }) => family !== 'hand')
      .map((each) => each.id)
      .join(', ')}.`,
    values: { lever: id },
  })
}

function notParameter(pair: string, names: readonly string[]): Problem {
  return problem({
    code: 'lever_parameter',
    path: ['set'],
    message: `${pair} does not set a parameter of this lever.`,
    maybe: `Maybe write name=value; the names are: ${names.join(', ')}.`,
    values: { pair },
  })
}
