import type { Problem } from '../../../core/problem.ts'
import { useSpeech } from '../../../ui/language.tsx'
import { Problems } from '../../../ui/state/Problems.tsx'
import { salesProblem } from '../../sales-messages.ts'
import type { SalesTools } from './sales-tools.ts'

/** Problems of one kind that are shown with their row; the rest of them are counted. */
const MOST_OF_A_KIND = 8

export interface SalesProblemsProps {
  readonly problems: readonly Problem[]
  readonly say?: SalesTools['say']
}

/** What is wrong or doubtful in a table, row by row, and what one can do about it. */
export function SalesProblems({ problems, say }: SalesProblemsProps) {
  const { language, both } = useSpeech()
  if (problems.length === 0) return null
  const inWords = (each: Problem) => salesProblem(each, language) ?? say?.(each) ?? restOf(each)
  const placed = shortened(problems).map((each): Problem => {
    const row = each.path[0] === 'rows' ? each.path[1] : undefined
    const cell =
      row === undefined ? (each.values?.['cell'] ?? '') : both(`ligne ${row}`, `row ${row}`)
    return { ...each, values: { ...each.values, cell } }
  })
  if (placed.some(({ severity }) => severity === 'error')) {
    return <Problems problems={placed} say={inWords} />
  }
  return (
    <div className="sales-doubts">
      <p className="label">{both('À savoir avant de s’y fier', 'To know before trusting it')}</p>
      <ul>
        {placed.map((each, at) => {
          const { what, maybe } = inWords(each)
          return (
            <li key={`${at} ${each.code}`}>
              {what} <span className="label">{maybe}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function restOf({ message, maybe }: Problem) {
  return { what: message, maybe }
}

function shortened(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>()
  const shown: Problem[] = []
  let rest = 0
  for (const each of problems) {
    const count = (counts.get(each.code) ?? 0) + 1
    counts.set(each.code, count)
    if (count <= MOST_OF_A_KIND) shown.push(each)
    else rest += 1
  }
  if (rest === 0) return shown
  const told = shown.filter(({ code }) => code !== 'sales_more')
  const before = shown.find(({ code }) => code === 'sales_more')?.values?.['rest']
  const total = rest + Number(before ?? 0)
  return [
    ...told,
    {
      code: 'sales_more',
      severity: 'warning',
      path: [],
      message: `${total} more rows are like these.`,
      maybe: 'Maybe one column was read as another.',
      values: { rest: total },
    },
  ]
}
