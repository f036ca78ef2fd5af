import { useState } from 'react'
import { chainName } from '../../see/screen/second-chain.ts'
import { useSpeech } from '../../ui/language.tsx'
import type { useChain } from './use-chain.ts'

/** On paper only: which chain, which version, which day. */
export function PrintHead({ chain }: { readonly chain: ReturnType<typeof useChain> }) {
  const { document, loaded, second } = chain
  const speech = useSpeech(document?.chain.currency)
  const [today] = useState(() => new Date())
  if (!document) return null
  const day = today.toLocaleDateString(speech.language, { dateStyle: 'long' })
  const version = loaded ? `${speech.both('version', 'version')} ${loaded.version}, ` : ''
  return (
    <div className="page print-only print-head">
      <span className="wordmark">boucle</span>
      <span>
        {chainName(document, speech)}
        {second && ` / B · ${chainName(second.document, speech)}`}, {version}
        {day}
      </span>
    </div>
  )
}
