import type { Flow } from '../../../chain/flow/flow.ts'
import { capacityHours } from '../../../chain/flow/stage-table.ts'

/**
 * What is invested in each stage, in the currency of the chain: its own machines, and the investment
 * of its site, subsidy off, over the processes in use there by the capacity hours that also share
 * its fixed cost (C11).
 */
export function stageInvestments({ network, activity, table, context }: Flow): Float64Array {
  const { chain, processCount } = network
  const invested = new Float64Array(network.stageCount)
  chain.processes.forEach(({ investment = 0, currency }, stage) => {
    if (activity[stage]! > 0) invested[stage] = investment * context.rateOf(currency)
  })
  if (!chain.sites.some(({ investment }) => investment !== undefined)) return invested
  const atSite: number[][] = chain.sites.map(() => [])
  for (let stage = 0; stage < processCount; stage++) {
    if (activity[stage]! > 0) atSite[network.stageTo[stage]!]!.push(stage)
  }
  chain.sites.forEach((site, s) => {
    const net = (site.investment ?? 0) - (site.subsidy ?? 0)
    if (net <= 0) return
    const stages = atSite[s]!
    const hours = stages.map((stage) => capacityHours(network, activity, table, stage))
    const total = hours.reduce((sum, each) => sum + each, 0)
    stages.forEach((stage, i) => {
      const ratio = total > 0 ? hours[i]! / total : 1 / stages.length
      invested[stage]! += net * ratio * context.rateOf(site.currency)
    })
  })
  return invested
}
