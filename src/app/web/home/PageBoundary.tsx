import type { ReactNode } from 'react'
import { Component } from 'react'
import { useSpeech } from '../../../ui/language.tsx'

interface PageBoundaryProps {
  /** Another address starts anew. */
  readonly address: string
  readonly children: ReactNode
}

interface Broken {
  readonly address: string
  readonly error: unknown
}

/** A page whose part cannot be had, or that breaks, says so; header and search go on. */
export class PageBoundary extends Component<PageBoundaryProps, { readonly broken?: Broken }> {
  override state: { readonly broken?: Broken } = {}

  static getDerivedStateFromError(error: unknown): { readonly broken: Broken } {
    return { broken: { address: '', error } }
  }

  override componentDidCatch(error: unknown): void {
    this.setState({ broken: { address: this.props.address, error } })
  }

  override render(): ReactNode {
    const { broken } = this.state
    const isHere = broken && (broken.address === '' || broken.address === this.props.address)
    return isHere ? <BrokenPage error={broken.error} /> : this.props.children
  }
}

function BrokenPage({ error }: { readonly error: unknown }) {
  const speech = useSpeech()
  return (
    <main className="page">
      <h1 className="finding">
        {speech.both('Cette page n’a pas pu s’ouvrir.', 'This page could not be opened.')}
      </h1>
      <p className="failure-line">
        {navigator.onLine
          ? speech.both(
              'Rien n’est perdu. Une version plus récente a peut-être été déposée\u00a0: rechargez.',
              'Nothing is lost. Maybe a newer version was put in place: load the page again.',
            )
          : speech.both(
              'Rien n’est perdu. Elle n’a pas encore été gardée pour le hors-ligne\u00a0: rouvrez-la avec le réseau.',
              'Nothing is lost. It was not kept for offline use yet: open it again with the network.',
            )}
      </p>
      <p className="label">{error instanceof Error ? error.message : String(error)}</p>
      <p className="failure-line">
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {speech.both('Recharger', 'Load again')}
        </button>
      </p>
    </main>
  )
}
