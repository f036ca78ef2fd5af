import { useState, useSyncExternalStore } from 'react'
import { Link, useLocation } from 'wouter'
import type { Problem } from '../../core/problem.ts'
import { pathText } from '../../core/problem.ts'
import { Chip } from '../../ui/Chip.tsx'
import { StatusTag } from '../../ui/figure/StatusTag.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useSpeech } from '../../ui/language.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { api } from './api-client.ts'
import { keptInBrowser } from './home/answer.ts'
import type { FailureKind, useChain } from './use-chain.ts'
import { failureOf } from './use-chain.ts'

type ChainOnScreen = ReturnType<typeof useChain>

/** What happened, and what one can do, in one sentence each. */
export function failureWords(failure: FailureKind, speech: Speech): readonly [string, string] {
  switch (failure) {
    case 'empty':
      return [
        speech.both('Où est votre cliente\u202f?', 'Where is your client?'),
        speech.both(
          'Le centre de la carte, c’est elle. Il n’y a pas encore de chaîne ici.',
          'She is the centre of the map. There is no chain here yet.',
        ),
      ]
    case 'refused':
      return [
        speech.both('Cette chaîne ne peut pas être lue.', 'This chain cannot be read.'),
        speech.both(
          'Rien n’a été changé. Ce qui est à corriger\u00a0:',
          'Nothing was changed. What to correct:',
        ),
      ]
    case 'database':
      return [
        speech.both('La base de données ne répond pas.', 'The database does not answer.'),
        speech.both(
          'Rien n’est perdu\u00a0: essayez encore dans un instant.',
          'Nothing is lost: try again in a moment.',
        ),
      ]
    case 'server':
      return [
        speech.both('Le serveur ne répond pas.', 'The server does not answer.'),
        speech.both(
          'Il est peut-être arrêté\u00a0: relancez-le, puis essayez encore.',
          'Maybe it is stopped: start it again, then try again.',
        ),
      ]
    case 'not-kept':
      return [
        speech.both('Ce navigateur n’a pas gardé cela.', 'This browser did not keep that.'),
        speech.both(
          'Ce qui est à l’écran est intact\u00a0: enregistrez-le en fichier avant de fermer la page.',
          'What is on screen is intact: save it as a file before you close the page.',
        ),
      ]
    case 'program':
      return [
        speech.both('Boucle n’a pas pu le faire.', 'Boucle could not do it.'),
        speech.both(
          'L’erreur est de son côté. Ses mots\u00a0:',
          'The error is on its side. Its words:',
        ),
      ]
  }
}

/** Nothing to show, and why: no chain yet, a chain that cannot be used, a server that is away. */
export function Failure({
  chain,
  failure,
}: {
  readonly chain: ChainOnScreen
  readonly failure: FailureKind
}) {
  const speech = useSpeech()
  const [what, then] = failureWords(failure, speech)
  if (failure === 'empty') {
    return (
      <main className="page">
        <EmptyState question={what} line={then}>
          <Link href="/commencer" className="button primary">
            {speech.both('Commencer avec six chiffres', 'Start with six figures')}
          </Link>
          <Link href="/chaines" className="button">
            {speech.both('Apporter un classeur', 'Bring a workbook')}
          </Link>
          <FirstExamples chain={chain} />
        </EmptyState>
      </main>
    )
  }
  return (
    <main className="page">
      <h1 className="finding">{what}</h1>
      <p className="failure-line">{then}</p>
      {failure === 'program' && <p className="label">{chain.detail}</p>}
      <ProblemList problems={chain.problems} />
      <p className="failure-line">
        <button type="button" className="button primary" onClick={() => void chain.open()}>
          {speech.both('Essayer encore', 'Try again')}
        </button>{' '}
        <Link href="/chaines" className="button">
          {speech.both('Ouvrir une autre chaîne', 'Open another chain')}
        </Link>
      </p>
    </main>
  )
}

/** Four chains to start from; each has a name that one understands without opening it. */
const FIRST: readonly (readonly [slug: string, fr: string, en: string])[] = [
  ['manteau', 'manteau', 'coat'],
  ['yaourt', 'yaourts', 'yogurts'],
  ['pull', 'pull', 'jumper'],
  ['parquet', 'parquet', 'parquet'],
]

function FirstExamples({ chain }: { readonly chain: ChainOnScreen }) {
  const speech = useSpeech()
  const [, navigate] = useLocation()
  const [failure, setFailure] = useState<FailureKind>()
  const start = async (slug: string) => {
    try {
      await api.create(slug, await api.example(slug), '')
      await chain.open(slug)
      navigate('/')
    } catch (error) {
      setFailure(failureOf(error).failure)
    }
  }
  return (
    <div>
      <p className="label">
        {speech.both('ou partir d’un exemple\u00a0:', 'or start from an example:')}
      </p>
      <p className="chips">
        {FIRST.map(([slug, fr, en]) => (
          <Chip key={slug} onPress={() => void start(slug)}>
            {speech.both(fr, en)}
          </Chip>
        ))}
      </p>
      {failure && <p role="alert">{failureWords(failure, speech).join(' ')}</p>}
    </div>
  )
}

/** Above a page that goes on being right: what could not be done meanwhile, or that one is offline. */
export function Notice({ chain }: { readonly chain: ChainOnScreen }) {
  const speech = useSpeech()
  const online = useSyncExternalStore(listen, () => keptInBrowser || navigator.onLine)
  const { document, failure } = chain
  if (document === undefined || (online && failure === undefined)) return null
  const [what, then] =
    failure === undefined
      ? [
          speech.both('Vous êtes hors ligne.', 'You are offline.'),
          speech.both(
            'Ce qui est à l’écran reste juste et se calcule ici\u202f; rien de nouveau n’est lu ni gardé.',
            'What is on screen stays right and is computed here; nothing new is read or kept.',
          ),
        ]
      : failureWords(failure, speech)
  return (
    <div className="page notice no-print" role="alert">
      <p>
        <StatusTag status={failure === undefined ? 'watch' : 'late'}>
          {failure === undefined
            ? speech.both('hors ligne', 'offline')
            : speech.both('pas fait', 'not done')}
        </StatusTag>{' '}
        <strong>{what}</strong> {then}{' '}
        {chain.detail !== '' && failure === 'program' && chain.detail}
        {failure !== undefined && (
          <button type="button" className="inline-figure close" onClick={chain.dismiss}>
            {speech.ui.close}
          </button>
        )}
      </p>
      <ProblemList problems={chain.problems} />
    </div>
  )
}

function listen(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Where, what was seen, what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className="problem-list">
      {problems.slice(0, 200).map((each) => (
        <li key={`${each.code} ${pathText(each.path)} ${each.message}`}>
          <strong>{(each.values?.['cell'] as string | undefined) ?? pathText(each.path)}</strong>{' '}
          {each.message} <span className="quiet">{each.maybe}</span>
        </li>
      ))}
    </ul>
  )
}
