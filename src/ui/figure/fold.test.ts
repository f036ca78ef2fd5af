import { describe, expect, it } from 'vitest'
import { fold, matching } from './fold.ts'

const entry = (label: string, kind = 'étape') => ({ label, kind })

describe('search', () => {
  it('[SE1] accents, capitals and ligatures do not matter', () => {
    expect(fold('Évaluer ŒUVRE à Łódź')).toBe('evaluer oeuvre a lodz')
    const found = matching([entry('Délai'), entry('Dépendance')], 'delai', 9)
    expect(found.map((each) => each.label)).toEqual(['Délai'])
  })

  it('[SE2] every word is wanted, in any order, in the name or its kind', () => {
    const entries = [entry('Coupe, confection'), entry('Coupe', 'page'), entry('Confection')]
    expect(matching(entries, 'etape coupe', 9).map((each) => each.label)).toEqual([
      'Coupe, confection',
    ])
  })

  it('[SE3] names that start with the text come first, and the list is bounded', () => {
    const entries = [entry('Le fil au tissage'), entry('Fil de laine'), entry('Filature')]
    expect(matching(entries, 'fil', 2).map((each) => each.label)).toEqual([
      'Fil de laine',
      'Filature',
    ])
  })
})
