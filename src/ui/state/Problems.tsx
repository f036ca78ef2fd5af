import type { ReactNode } from 'react'
import type { Problem } from '../../core/problem.ts'
import { pathText } from '../../core/problem.ts'
import '../style/states.css'
import { useSpeech } from '../language.tsx'

export interface ProblemsProps {
  readonly problems: readonly Problem[]
  /** The same in the reader's language, made from the code and values. */
  readonly say?: (problem: Problem) => { readonly what: string; readonly maybe: string } | undefined
  /** A repair in one click, which marks what it fills in as an assumption. */
  readonly repairOf?: (problem: Problem) => ReactNode
  readonly most?: number
}

/** What is wrong, where, the value seen, what one can do; errors first. */
export function Problems({ problems, say, repairOf, most = 50 }: ProblemsProps) {
  const { ui } = useSpeech()
  const sorted = [...problems].sort((a, b) => rank(a) - rank(b))
  const errors = problems.filter((each) => each.severity === 'error').length
  return (
    <section className="problems">
      <p className="label" role="status">
        {errors > 0 ? ui.problems(errors) : `${ui.problems(problems.length)}, ${ui.warnings}`}
      </p>
      <ol>
        {sorted.slice(0, most).map((each, index) => {
          const said = say?.(each) ?? { what: each.message, maybe: each.maybe }
          return (
            <li key={`${index} ${each.code}`} className={each.severity}>
              <span className="place">{placeOf(each)}</span>
              <span className="what">
                {said.what} <span className="quiet">{said.maybe}</span>
              </span>
              <span className="repair">{repairOf?.(each)}</span>
            </li>
          )
        })}
      </ol>
      {problems.length > most && <p className="label">{ui.more(problems.length - most)}</p>}
    </section>
  )
}

function rank(problem: Problem): number {
  return problem.severity === 'error' ? 0 : 1
}

/** The cell of the workbook when it is known, else the path in the document. */
function placeOf(problem: Problem): string {
  const cell = problem.values?.['cell']
  return typeof cell === 'string' ? cell : pathText(problem.path)
}
