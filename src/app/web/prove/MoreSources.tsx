import { useEffect, useState } from 'react'
import type { ChainSummary } from '../../../store/engine/chain-store.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import type { ExampleEntry } from '../api-client.ts'
import { api } from '../api-client.ts'

/** One more chain that sells the same product, brought to the comparison. */
export interface MoreSource {
  readonly key: string
  readonly name: string
  readonly raw: unknown
}

interface MoreSourcesProps {
  readonly chosen: readonly MoreSource[]
  /** Keys of the chains that are compared already. */
  readonly taken: readonly (string | undefined)[]
  readonly room: boolean
  readonly onChange: (chosen: readonly MoreSource[]) => void
}

interface Choice {
  readonly key: string
  readonly name: string
  readonly load: () => Promise<unknown>
}

/** Up to six sources may be compared: those added here stand beside the two of the header. */
export function MoreSources({ chosen, taken, room, onChange }: MoreSourcesProps) {
  const speech = useSpeech()
  const [lists, setLists] = useState<{
    readonly chains: readonly ChainSummary[]
    readonly examples: readonly ExampleEntry[]
  }>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let wanted = true
    Promise.all([api.chains(), api.examples()]).then(
      ([chains, examples]) => wanted && setLists({ chains, examples }),
      () => wanted && setFailed(true),
    )
    return () => {
      wanted = false
    }
  }, [])
  const keys = [...taken, ...chosen.map(({ key }) => key)]
  const isFree = ({ key }: Choice) => !keys.includes(key)
  const kept = (lists?.chains ?? []).map(({ chainId, name }): Choice => ({
    key: `chain ${chainId}`,
    name,
    load: async () => (await api.chain(chainId)).document,
  }))
  const examples = (lists?.examples ?? []).map(({ slug, nameFr, nameEn }): Choice => ({
    key: `example ${slug}`,
    name: speech.both(nameFr, nameEn),
    load: () => api.example(slug),
  }))
  const add = async (key: string) => {
    const choice = [...kept, ...examples].find((each) => each.key === key)
    if (!choice) return
    try {
      onChange([...chosen, { key, name: choice.name, raw: await choice.load() }])
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="more-sources no-print">
      {chosen.map(({ key, name }) => (
        <Chip
          key={key}
          onPress={() => undefined}
          removeName={speech.both(`Ne plus comparer à ${name}`, `Stop comparing with ${name}`)}
          onRemove={() => onChange(chosen.filter((each) => each.key !== key))}
        >
          {name}
        </Chip>
      ))}
      {room && (
        <select
          aria-label={speech.both('Ajouter une source', 'Add a source')}
          value=""
          onChange={(event) => void add(event.target.value)}
        >
          <option value="">{speech.both('+ une autre source…', '+ another source…')}</option>
          <Options name={speech.both('Chaînes', 'Chains')} choices={kept.filter(isFree)} />
          <Options name={speech.both('Exemples', 'Examples')} choices={examples.filter(isFree)} />
        </select>
      )}
      {failed && (
        <span role="alert">
          {speech.both(
            'Cette chaîne n’est pas accessible ; la comparaison à l’écran reste juste.',
            'That chain cannot be reached; the comparison on screen stays right.',
          )}
        </span>
      )}
    </div>
  )
}

function Options({
  name,
  choices,
}: {
  readonly name: string
  readonly choices: readonly Choice[]
}) {
  if (choices.length === 0) return null
  return (
    <optgroup label={name}>
      {choices.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {choice.name}
        </option>
      ))}
    </optgroup>
  )
}
