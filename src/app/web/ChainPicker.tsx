import type { ToggleEvent } from 'react'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ChainSummary } from '../../store/engine/chain-store.ts'
import { accessStep, chainName } from '../../see/screen/second-chain.ts'
import { Chip } from '../../ui/Chip.tsx'
import { useSpeech } from '../../ui/language.tsx'
import type { ExampleEntry } from './api-client.ts'
import { api } from './api-client.ts'
import { ChainFiles } from './home/ChainFiles.tsx'
import './chain-picker.css'
import type { useChain } from './use-chain.ts'

interface ChainPickerProps {
  readonly chain: ReturnType<typeof useChain>
}

type Lists = {
  readonly chains: readonly ChainSummary[]
  readonly examples: readonly ExampleEntry[]
}

/** Which chain is on screen, and which one stands beside it. */
export function ChainPicker({ chain }: ChainPickerProps) {
  const { document, second } = chain
  const speech = useSpeech()
  const panel = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [lists, setLists] = useState<Lists | 'away'>()
  const onToggle = (event: ToggleEvent) => {
    if (event.newState !== 'open') return
    placeUnder(panel.current, button.current)
    Promise.all([api.chains(), api.examples()]).then(
      ([chains, examples]) => setLists({ chains, examples }),
      () => setLists('away'),
    )
  }
  if (!document) return null
  return (
    <div className="chain-picker">
      <button
        ref={button}
        id="chain-picker-button"
        type="button"
        className="button picker-button"
        popoverTarget="chain-picker"
        aria-haspopup="dialog"
      >
        <span className="step-dot" style={{ background: `var(--p${accessStep(document)})` }} />
        <span className="chain-name">
          {second ? 'A · ' : ''}
          {chainName(document, speech)}
        </span>
        <svg viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1L5 5L9 1" fill="none" stroke="currentColor" strokeWidth={1.4} />
        </svg>
      </button>
      {second && (
        <Chip
          onPress={() => button.current?.click()}
          removeName={speech.both('Ne plus comparer', 'Stop comparing')}
          onRemove={() => void chain.compare(undefined)}
        >
          <span
            className="step-ring"
            style={{ borderColor: `var(--p${accessStep(second.document)})` }}
          />
          <span className="chain-name">B · {chainName(second.document, speech)}</span>
        </Chip>
      )}
      <div
        ref={panel}
        id="chain-picker"
        popover="auto"
        role="dialog"
        aria-label={speech.both('Chaînes', 'Chains')}
        className="floating"
        onToggle={onToggle}
      >
        {lists === 'away' ? (
          <p role="alert">
            {speech.both(
              'La liste des chaînes n’est pas accessible ; celle qui est à l’écran reste juste.',
              'The list of chains cannot be reached; the one on screen stays right.',
            )}
          </p>
        ) : (
          lists && <Choices chain={chain} {...lists} close={() => panel.current?.hidePopover()} />
        )}
      </div>
    </div>
  )
}

/** Under its button, within the window. */
function placeUnder(panel: HTMLElement | null, button: HTMLElement | null): void {
  const box = button?.getBoundingClientRect()
  if (!panel || !box) return
  panel.style.top = `${box.bottom + 6}px`
  panel.style.right = `${Math.max(8, globalThis.document.documentElement.clientWidth - box.right)}px`
}

function Choices({
  chain,
  chains,
  examples,
  close,
}: ChainPickerProps & Lists & { close: () => void }) {
  const speech = useSpeech()
  const [location, navigate] = useLocation()
  const { loaded, second } = chain
  const open = async (chainId: string) => {
    close()
    await chain.open(chainId)
    if (location === '/chaines') navigate('/')
  }
  const beside = (key: string, choose: () => Promise<void>) => (
    <Chip
      pressed={second?.key === key}
      onPress={() => {
        close()
        void (second?.key === key ? chain.compare(undefined) : choose())
      }}
    >
      {speech.both('comparer', 'compare')}
    </Chip>
  )
  return (
    <>
      <h2 className="section-title">{speech.both('Chaînes', 'Chains')}</h2>
      <ul>
        {chains.map(({ chainId, name }) => (
          <li key={chainId}>
            <button
              type="button"
              className="inline-figure"
              aria-current={chainId === loaded?.chainId ? 'true' : undefined}
              onClick={() => void open(chainId)}
            >
              {name}
            </button>
            {chainId !== loaded?.chainId &&
              beside(`chain ${chainId}`, () => chain.compare({ kind: 'chain', chainId }))}
          </li>
        ))}
      </ul>
      <ChainFiles loaded={loaded} close={close} />
      <h2 className="section-title">
        {speech.both('Comparer à un exemple', 'Compare with an example')}
      </h2>
      <ul>
        {examples
          .filter(({ slug }) => slug !== loaded?.chainId)
          .map(({ slug, nameFr, nameEn }) => (
            <li key={slug}>
              <span>{speech.both(nameFr, nameEn)}</span>
              {beside(`example ${slug}`, () => chain.compare({ kind: 'example', slug }))}
            </li>
          ))}
      </ul>
      <p className="picker-foot">
        <Link href="/chaines" onClick={close}>
          {speech.both('Chaînes et versions', 'Chains and versions')}
        </Link>
        <Link href="/voir/canevas" onClick={close}>
          {speech.both('Canevas', 'Canvas')}
        </Link>
      </p>
    </>
  )
}
