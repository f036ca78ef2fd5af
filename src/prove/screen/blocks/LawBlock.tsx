import { useState } from 'react'
import type { Problem } from '../../../core/problem.ts'
import { exp } from '../../../core/statistics/special.ts'
import { useSpeech } from '../../../ui/language.tsx'
import type { SalesReading } from '../../engine/from-chain/product-of-sales.ts'
import type { LawEdits } from '../../engine/law/law-edits.ts'
import { editedLaw, errorRatioOf, LAW_BOUNDS, mergedEdits } from '../../engine/law/law-edits.ts'
import type { LawSummary } from '../../engine/law/law-summary.ts'
import { GivenField } from '../law/GivenField.tsx'
import '../law/law.css'
import type { DrawnLaw, LawOrigin } from '../law/law-origins.ts'
import { lawWords, markOf } from '../law/law-origins.ts'
import { LawErrors } from '../law/LawErrors.tsx'
import { LawMix } from '../law/LawMix.tsx'
import { LawSeason } from '../law/LawSeason.tsx'
import { SalesProblems } from '../sales/SalesProblems.tsx'

export interface LawBlockProps {
  readonly law: LawSummary
  readonly lawOrigin: LawOrigin
  readonly sales?: SalesReading | undefined
  /** One figure given by hand, over those given before; missing: the law is only shown. */
  readonly onEdit?: ((patch: LawEdits) => void) | undefined
  /** Takes back all that was given by hand. */
  readonly onReset?: (() => void) | undefined
}

/** The normal quantile of nine chances in ten. */
const NINE_IN_TEN = 1.6448536269514722

/** The demand law with its doubt: drawn, and every figure to be typed over. */
export function LawBlock({ law, lawOrigin, sales, onEdit, onReset }: LawBlockProps) {
  const speech = useSpeech()
  const { both } = speech
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const edit =
    onEdit &&
    ((patch: LawEdits) => {
      const asked = { ...law, mixConcentration: law.mixConcentration ?? Infinity }
      const fits = editedLaw(asked, mergedEdits(law.given ?? {}, patch))
      setProblems(fits.ok ? [] : fits.problems)
      if (fits.ok) onEdit(patch)
    })
  const drawn = { law, sales, onEdit: edit }
  const isGiven = Object.keys(law.given ?? {}).length > 0
  return (
    <section className="law-block">
      <h2 className="section section-title">
        {both('La demande attendue', 'The demand to expect')}{' '}
        <span className="label">
          {lawWords(lawOrigin, speech)}
          {isGiven && both(', corrigée à la main', ', corrected by hand')}
        </span>
      </h2>
      <Level {...drawn} />
      <SalesProblems problems={problems} />
      <div className="law-charts">
        <LawSeason {...drawn} />
        <LawErrors {...drawn} />
        <LawMix {...drawn} />
      </div>
      <Response {...drawn} />
      {isGiven && onReset && (
        <p className="law-row no-print">
          <button type="button" className="chip" onClick={onReset}>
            {both('Reprendre les chiffres trouvés', 'Back to the figures found')}
          </button>
        </p>
      )}
    </section>
  )
}

/** What a season sells, and how far that may be off. */
function Level(drawn: DrawnLaw) {
  const { law, onEdit } = drawn
  const { both, figure, ui } = useSpeech()
  const spread = exp(NINE_IN_TEN * law.levelSdLog)
  const count = (value: number) => figure(Math.round(value), 'count')
  return (
    <p className="law-row">
      <GivenField
        label={both('Ventes de la saison', 'Sales of the season')}
        value={law.meanPieces}
        unit={both('pièces', 'pieces')}
        bounds={LAW_BOUNDS.meanPieces}
        origin={markOf(drawn, 'meanPieces')}
        onGive={onEdit && ((meanPieces) => onEdit({ meanPieces }))}
      />
      <GivenField
        label={both('doute sur ce niveau, ±', 'doubt of that level, ±')}
        value={errorRatioOf(law.levelSdLog)}
        unit="%"
        decimals={1}
        bounds={LAW_BOUNDS.levelErrorRatio}
        origin={markOf(drawn, 'levelErrorRatio')}
        onGive={onEdit && ((levelErrorRatio) => onEdit({ levelErrorRatio }))}
      />
      {law.levelSdLog > 0 && (
        <span className="label">
          {ui.nineInTen(`${count(law.meanPieces / spread)} – ${count(law.meanPieces * spread)}`)}
        </span>
      )}
    </p>
  )
}

/** What comes back, and what a lower price brings. */
function Response(drawn: DrawnLaw) {
  const { law, onEdit } = drawn
  const { both } = useSpeech()
  return (
    <p className="law-row">
      <GivenField
        label={both('Retours', 'Returns')}
        value={law.returnRatio}
        unit="%"
        decimals={1}
        bounds={LAW_BOUNDS.returnRatio}
        origin={markOf(drawn, 'returnRatio')}
        onGive={onEdit && ((returnRatio) => onEdit({ returnRatio }))}
      />
      {law.markdownElasticity !== undefined && (
        <GivenField
          label={both(
            'Élasticité\u00a0: ventes en plus pour un prix plus bas',
            'Elasticity: more sold at a lower price',
          )}
          value={law.markdownElasticity}
          unit=""
          decimals={1}
          bounds={LAW_BOUNDS.markdownElasticity}
          origin={markOf(drawn, 'markdownElasticity')}
          onGive={onEdit && ((markdownElasticity) => onEdit({ markdownElasticity }))}
        />
      )}
    </p>
  )
}
