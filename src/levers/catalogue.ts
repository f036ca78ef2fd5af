import { hubConsolidationLever } from './catalogue/logistics/hub-consolidation.ts'
import { mobileCapacityLever } from './catalogue/logistics/mobile-capacity.ts'
import { urbanWarehouseLever } from './catalogue/logistics/urban-warehouse.ts'
import { modalShiftLever } from './catalogue/logistics/modal-shift.ts'
import { automateLever } from './catalogue/making/automate.ts'
import { latePersonalisationLever } from './catalogue/making/late-personalisation.ts'
import { makeToOrderLever } from './catalogue/making/make-to-order.ts'
import { microFactoryLever } from './catalogue/making/micro-factory.ts'
import { reserveCapacityLever } from './catalogue/making/reserve-capacity.ts'
import { sharedMachineLever } from './catalogue/making/shared-machine.ts'
import { spareSpaceLever } from './catalogue/making/spare-space.ts'
import { relocateLever } from './catalogue/relocate/relocate.ts'
import { fewerReferencesLever } from './catalogue/selling/fewer-references.ts'
import { physicalShopLever } from './catalogue/selling/physical-shop.ts'
import { preOrderLever } from './catalogue/selling/pre-order.ts'
import { publishCostsLever } from './catalogue/selling/publish-costs.ts'
import { sellDirectLever } from './catalogue/selling/sell-direct.ts'
import { shipFromStoreLever } from './catalogue/selling/ship-from-store.ts'
import { chinaPlusOneLever } from './catalogue/sourcing/china-plus-one.ts'
import { groupPurchaseLever } from './catalogue/sourcing/group-purchase.ts'
import { localSupplierLever } from './catalogue/sourcing/local-supplier.ts'
import { secondSourceLever } from './catalogue/sourcing/second-source.ts'
import { strategicStockLever } from './catalogue/sourcing/strategic-stock.ts'
import { verticalIntegrationLever } from './catalogue/sourcing/vertical-integration.ts'
import { recycledInputLever } from './catalogue/use/recycled-input.ts'
import { rentLever } from './catalogue/use/rent.ts'
import { repairLever } from './catalogue/use/repair.ts'
import { secondHandLever } from './catalogue/use/second-hand.ts'
import { serviceLayerLever } from './catalogue/use/service-layer.ts'
import { editLever } from './edit.ts'
import type { Lever } from './lever.ts'

/** Every lever: the one list. */
export const LEVERS: readonly Lever[] = [
  editLever,
  relocateLever,
  secondSourceLever,
  chinaPlusOneLever,
  localSupplierLever,
  verticalIntegrationLever,
  groupPurchaseLever,
  strategicStockLever,
  automateLever,
  microFactoryLever,
  sharedMachineLever,
  spareSpaceLever,
  reserveCapacityLever,
  makeToOrderLever,
  latePersonalisationLever,
  modalShiftLever,
  hubConsolidationLever,
  urbanWarehouseLever,
  mobileCapacityLever,
  preOrderLever,
  sellDirectLever,
  shipFromStoreLever,
  physicalShopLever,
  fewerReferencesLever,
  publishCostsLever,
  recycledInputLever,
  secondHandLever,
  repairLever,
  rentLever,
  serviceLayerLever,
]

export function leverOf(id: string): Lever | undefined {
  return LEVERS.find((lever) => lever.id === id)
}
