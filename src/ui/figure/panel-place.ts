export interface Size {
  readonly width: number
  readonly height: number
}

/** What opened the panel, in the window, px. */
export interface Anchor {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const GAP = 10
const MARGIN = 16

/**
 * Left top corner of a panel: under what opened it, else above it, else beside it; always within
 * the window. Without an anchor: the lower right corner.
 */
export function panelPlace(anchor: Anchor | undefined, panel: Size, view: Size) {
  const left = Math.max(MARGIN, view.width - panel.width - MARGIN)
  const low = Math.max(MARGIN, view.height - panel.height - MARGIN)
  if (!anchor) return { left, top: low }
  const aligned = Math.min(Math.max(anchor.left - 20, MARGIN), left)
  const under = anchor.bottom + GAP
  if (under + panel.height <= view.height - MARGIN) return { left: aligned, top: under }
  const above = anchor.top - GAP - panel.height
  if (above >= MARGIN) return { left: aligned, top: above }
  const beside = anchor.right + GAP
  const top = Math.min(Math.max(anchor.top, MARGIN), low)
  if (beside <= left) return { left: beside, top }
  return { left: Math.max(MARGIN, Math.min(anchor.left - GAP - panel.width, left)), top }
}
