import { useState } from 'react'
import { useSpeech } from '../../../ui/language.tsx'
import type { LawFrom } from '../../engine/law/law-choice.ts'
import { ESTIMATED_AHEAD_MONTHS } from '../../engine/law/law-choice.ts'
import { LeadField } from './LeadField.tsx'
import { typedNumber } from './typed-number.ts'

type Committee = Extract<LawFrom, { kind: 'committee' }>

interface CommitteeChoiceProps {
  readonly chosen: Committee | undefined
  readonly onChoice: (choice: LawFrom) => void
}

interface Typed {
  /** Of this row only: rows come and go. */
  readonly key: number
  readonly name: string
  readonly pieces: string
}

const FIRST_ROWS = 3
const MOST_MEMBERS = 50

/** Each member of the committee gives a number of pieces; the spread of all is the doubt. */
export function CommitteeChoice({ chosen, onChoice }: CommitteeChoiceProps) {
  const { both, language } = useSpeech()
  const [rows, setRows] = useState<readonly Typed[]>(() => typedRows(chosen))
  const [leadMonths, setLead] = useState(chosen?.leadMonths ?? ESTIMATED_AHEAD_MONTHS)
  const change = (key: number, next: Partial<Typed>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row)))
  const take = () => {
    const filled = rows.filter(({ name, pieces }) => name.trim() !== '' || pieces.trim() !== '')
    const estimates = filled.map(({ name, pieces }) => ({
      ...(name.trim() !== '' && { name: name.trim() }),
      pieces: typedNumber(pieces, language) ?? NaN,
    }))
    onChoice({ kind: 'committee', estimates, leadMonths })
  }
  return (
    <form
      className="choice"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <p className="label">
        {both(
          'Chacun dit, sans entendre les autres, combien la saison vendra. L’écart-type de la demande est pris double de celui des estimations (Fisher et Raman, 1996).',
          'Each says, without hearing the others, what the season will sell. The sd of demand is taken twice that of the estimates (Fisher and Raman, 1996).',
        )}
      </p>
      <ul className="estimates">
        {rows.map(({ key, name, pieces }, at) => (
          <li key={key}>
            <input
              className="field name"
              aria-label={both(`Membre ${at + 1}`, `Member ${at + 1}`)}
              placeholder={both(`membre ${at + 1}`, `member ${at + 1}`)}
              value={name}
              maxLength={100}
              onChange={({ target }) => change(key, { name: target.value })}
            />
            <input
              className="field pieces"
              inputMode="decimal"
              aria-label={both(`Estimation ${at + 1}, pièces`, `Estimate ${at + 1}, pieces`)}
              value={pieces}
              onChange={({ target }) => change(key, { pieces: target.value })}
            />
            <span>{both('pièces', 'pieces')}</span>
          </li>
        ))}
      </ul>
      <p className="law-row">
        <LeadField {...{ leadMonths }} onLead={setLead} />
        <button
          type="button"
          className="chip"
          disabled={rows.length >= MOST_MEMBERS}
          onClick={() => setRows([...rows, { key: rows.length, name: '', pieces: '' }])}
        >
          {both('Une personne de plus', 'One more person')}
        </button>
        <button type="submit" className="button">
          {both('Prendre ces estimations', 'Take these estimates')}
        </button>
      </p>
    </form>
  )
}

function typedRows(chosen: Committee | undefined): Typed[] {
  const given = chosen?.estimates ?? []
  return Array.from({ length: Math.max(FIRST_ROWS, given.length) }, (_, key) => ({
    key,
    name: given[key]?.name ?? '',
    pieces: given[key] ? String(given[key].pieces) : '',
  }))
}
