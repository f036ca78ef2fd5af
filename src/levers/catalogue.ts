import { modalShiftLever } from './catalogue/logistics/modal-shift.ts'
import { relocateLever } from './catalogue/relocate/relocate.ts'
import { chinaPlusOneLever } from './catalogue/sourcing/china-plus-one.ts'
import { localSupplierLever } from './catalogue/sourcing/local-supplier.ts'
import { secondSourceLever } from './catalogue/sourcing/second-source.ts'
import { editLever } from './edit.ts'
import type { Lever } from './lever.ts'

/** Every lever: the one list. */
export const LEVERS: readonly Lever[] = [
  editLever,
  relocateLever,
  secondSourceLever,
  chinaPlusOneLever,
  localSupplierLever,
  modalShiftLever,
]

export function leverOf(id: string): Lever | undefined {
  return LEVERS.find((lever) => lever.id === id)
}
