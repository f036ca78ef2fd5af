import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useSearchParams } from 'wouter'
import type { Language } from '../../../core/format.ts'
import type { PartChoice, ScenarioActions } from '../../../see/screen/scenarios/scenario-desk.ts'
import { ScenariosScreen } from '../../../see/screen/scenarios/ScenariosScreen.tsx'
import { useSpeech } from '../../../ui/language.tsx'
import { download } from '../../../ui/charts/ChartFrame.tsx'
import type { LoadedChain } from '../api-client.ts'
import { useLand } from '../use-chain.ts'
import type { useChain } from '../use-chain.ts'
import { ScenarioBoard } from './board.ts'
import { deskOf } from './board-state.ts'

interface ScenariosPageProps {
  readonly chain: ReturnType<typeof useChain>
  readonly onExplain: (figureId: string) => void
}

/** The open chain, brought to the page of scenarios; `?lever=ID` starts one with that lever. */
export function ScenariosPage({ chain, onExplain }: ScenariosPageProps) {
  const { loaded, open } = chain
  if (!loaded) return null
  const key = `${loaded.chainId} ${loaded.version}`
  return <OfChain key={key} loaded={loaded} reopen={open} onExplain={onExplain} />
}

interface OfChainProps {
  readonly loaded: LoadedChain
  readonly reopen: (chainId?: string) => Promise<void>
  readonly onExplain: (figureId: string) => void
}

function OfChain({ loaded, reopen, onExplain }: OfChainProps) {
  const [search, setSearch] = useSearchParams()
  const [lever] = useState(search.get('lever') ?? undefined)
  const [board, setBoard] = useState<ScenarioBoard>()
  const land = useLand(true)
  useEffect(() => {
    const opened = new ScenarioBoard(loaded)
    setBoard(opened)
    void opened.start(lever)
    // Read again, the address would start the same scenario twice.
    if (lever !== undefined) setSearch({}, { replace: true })
    return () => opened.stop()
    // The board lives as long as the version that is open.
  }, [loaded, lever, setSearch])
  if (!board) return null
  return <OnBoard {...{ board, reopen, onExplain, land }} />
}

interface OnBoardProps {
  readonly board: ScenarioBoard
  readonly reopen: OfChainProps['reopen']
  readonly onExplain: OfChainProps['onExplain']
  readonly land: ReturnType<typeof useLand>
}

function OnBoard({ board, reopen, onExplain, land }: OnBoardProps) {
  const state = useSyncExternalStore(board.subscribe, () => board.state)
  const actions = useMemo(() => actionsOf(board, reopen), [board, reopen])
  const { language } = useSpeech()
  const partsOf = useMemo(() => partsIn(board.loaded.document, language), [board, language])
  const desk = useMemo(
    () => ({ ...deskOf(state, board.loaded), actions, partsOf }),
    [state, board, actions, partsOf],
  )
  return <ScenariosScreen desk={desk} land={land} onExplain={onExplain} />
}

function actionsOf(board: ScenarioBoard, reopen: OfChainProps['reopen']): ScenarioActions {
  return {
    create: () => void board.create(),
    select: (key) => board.select(key),
    show: (key, shown) => board.show(key, shown),
    tellAgainst: (key) => board.tellAgainst(key),
    edit: (key, scenario, tag) => board.edit(key, scenario, tag),
    settle: () => board.settle(),
    undo: () => board.undo(),
    redo: () => board.redo(),
    remove: (key) => board.remove(key),
    copy: (key) => board.copy(key),
    saveFile(key) {
      const scenario = board.state.entries.find((entry) => entry.key === key)?.history?.now
      if (!scenario) return
      const name = `${scenario.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`
      download(name, `${JSON.stringify(scenario, undefined, 1)}\n`, 'application/json')
    },
    openFile: (file) => void board.openFile(file),
    addChain: (key) => void board.addChain(key),
    askOffers: () => void board.askOffers(),
    askRebase: (key) => board.askRebase(key),
    async accept(key) {
      const outcome = await board.accept(key)
      if (outcome.status === 'saved' || outcome.status === 'merged') {
        await reopen(board.loaded.chainId)
      }
      return outcome
    },
    wake: (scenario) => void board.wake(scenario),
    prove: (key) => void board.prove(key),
    keepMine: (key) => void board.keepMine(key),
    takeTheirs: (key) => board.takeTheirs(key),
  }
}

/** Parts of the open chain by noun, with what people call them. */
function partsIn(document: unknown, language: Language): (noun: string) => readonly PartChoice[] {
  const chain = document as Readonly<Record<string, unknown>>
  const named = (noun: string) =>
    (Array.isArray(chain[noun]) ? chain[noun] : []) as readonly Readonly<Record<string, unknown>>[]
  const nameOf = (part: Readonly<Record<string, unknown>>) =>
    (language === 'en' ? part['nameEn'] : undefined) ?? part['name']
  const siteNames = new Map(
    [...named('sites'), ...named('markets')].map((part) => [
      part['id'],
      nameOf(part) ?? part['id'],
    ]),
  )
  const listed = new Map<string, readonly PartChoice[]>()
  const list = (noun: string) =>
    named(noun).map((part) => {
      const way = `${String(siteNames.get(part['from']))} → ${String(siteNames.get(part['to']))}`
      const name = nameOf(part) ?? (noun === 'lanes' ? way : part['id'])
      return { id: String(part['id']), name: String(name) }
    })
  return (noun) => {
    const known = listed.get(noun) ?? list(noun)
    listed.set(noun, known)
    return known
  }
}
