import { modalShiftLever } from './catalogue/modal-shift.ts'
import { relocateLever } from './catalogue/relocate/relocate.ts'
import { editLever } from './edit.ts'
import type { Lever } from './lever.ts'

/** Every lever: the one list. */
export const LEVERS: readonly Lever[] = [editLever, relocateLever, modalShiftLever]

export function leverOf(id: string): Lever | undefined {
  return LEVERS.find((lever) => lever.id === id)
}
