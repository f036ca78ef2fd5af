import type { Problem } from '../../core/problem.ts'
import { problem, warning } from '../../core/problem.ts'
import type { Chain } from '../chain.ts'
import { compileNetwork } from '../flow/network/network.ts'
import type { Network } from '../flow/network/network.ts'
import { givenShare, SHARE_TOLERANCE } from '../flow/network/shares.ts'

/** What must add up before a chain can be computed: prices, shares, outputs, currencies. */
export function checkBalances(chain: Chain, problems: Problem[]): void {
  checkMarkets(chain, problems)
  checkProcesses(chain, problems)
  checkCurrencies(chain, problems)
  if (problems.some((each) => each.severity === 'error')) return
  const network = compileNetwork(chain)
  checkShares(network, problems)
  checkSupply(network, problems)
}

function checkMarkets(chain: Chain, problems: Problem[]): void {
  chain.markets.forEach((market, index) => {
    const { priceIncVat, priceExVat, vatRatio } = market
    if (priceIncVat === undefined || priceExVat === undefined) return
    const implied = priceExVat * (1 + (vatRatio ?? priceIncVat / priceExVat - 1))
    if (Math.abs(implied - priceIncVat) <= 0.011) return
    problems.push(
      problem({
        code: 'two_prices',
        path: ['markets', index, 'priceIncVat'],
        message: `${priceIncVat} including VAT and ${priceExVat} excluding VAT do not agree at a rate of ${vatRatio}.`,
        maybe: 'Maybe give one of the two prices and the rate: the other follows.',
        values: { priceIncVat, priceExVat, vatRatio: vatRatio ?? 0 },
      }),
    )
  })
}

function checkProcesses(chain: Chain, problems: Problem[]): void {
  chain.processes.forEach((process, index) => {
    const outputs = process.outputs ?? []
    const drivers = outputs.filter((output) => output.drives).length
    if (outputs.length === 0 && process.servesItem === undefined) {
      problems.push(
        problem({
          code: 'no_output',
          path: ['processes', index, 'outputs'],
          message: `${process.name} gives no output and serves no item: nothing calls for it.`,
          maybe: 'Maybe add the item it makes to outputs, or the item it works for to servesItem.',
          values: { name: process.name },
        }),
      )
    } else if (drivers > 1) {
      problems.push(
        problem({
          code: 'two_drivers',
          path: ['processes', index, 'outputs'],
          message: `${drivers} outputs of ${process.name} drive it; one can.`,
          maybe: 'Maybe keep drives on the output whose orders decide the runs.',
          values: { name: process.name, count: drivers },
        }),
      )
    }
    const yields = (process.yieldRatio ?? 1) * (outputs[0]?.quantityPerRun ?? 1)
    if (yields > 0) return
    problems.push(
      problem({
        code: 'no_yield',
        path: ['processes', index, process.yieldRatio === 0 ? 'yieldRatio' : 'outputs'],
        message: `A run of ${process.name} yields nothing.`,
        maybe: 'Maybe the yield or the quantity was meant to be above 0.',
        values: { name: process.name },
      }),
    )
  })
}

const PRICED = ['sites', 'processes', 'lanes', 'prices', 'markets', 'links'] as const

function checkCurrencies(chain: Chain, problems: Problem[]): void {
  const known = new Set([chain.chain.currency, ...chain.rates.map((rate) => rate.currency)])
  for (const noun of PRICED) {
    chain[noun].forEach((part, index) => {
      if (part.currency === undefined || known.has(part.currency)) return
      problems.push(
        problem({
          code: 'unknown_rate',
          path: [noun, index, 'currency'],
          message: `No exchange rate from ${part.currency} to ${chain.chain.currency} is given.`,
          maybe: `Maybe add a rate for ${part.currency}, with its date.`,
          values: { from: part.currency, to: chain.chain.currency },
        }),
      )
    })
  }
}

function checkShares(network: Network, problems: Problem[]): void {
  const { chain, stageNode, processCount } = network
  const sum = new Float64Array(network.nodeCount)
  const open = new Uint8Array(network.nodeCount)
  const first = new Int32Array(network.nodeCount).fill(-1)
  for (const { node } of network.coProducts) open[node] = 1
  stageNode.forEach((node, stage) => {
    if (node < 0) return
    const share = givenShare(chain, stage)
    if (share === undefined) open[node] = 1
    else {
      sum[node] = (sum[node] ?? 0) + share
      if ((first[node] ?? -1) < 0) first[node] = stage
    }
  })
  first.forEach((stage, node) => {
    if (stage < 0) return
    const total = sum[node] ?? 0
    const excess = total > 1 + SHARE_TOLERANCE
    if (!excess && (open[node] || total >= 1 - SHARE_TOLERANCE)) return
    const path =
      stage < processCount
        ? ['processes', stage, 'shareRatio']
        : ['lanes', stage - processCount, 'shareRatio']
    problems.push(
      problem({
        code: 'shares',
        path,
        message: `The shares of what supplies ${nodeName(network, node)} add up to ${Number(total.toFixed(6))}, not 1.`,
        maybe: excess
          ? 'Maybe one of them is too high, or a source is counted twice.'
          : 'Maybe leave one share empty: it then takes the rest.',
        values: { node: nodeName(network, node), sum: Number(total.toFixed(6)) },
      }),
    )
  })
}

/** A need that nothing supplies leaves the chain partial: it is said, and the rest is computed. */
function checkSupply(network: Network, problems: Problem[]): void {
  const supplied = new Uint8Array(network.nodeCount)
  for (const node of network.stageNode) if (node >= 0) supplied[node] = 1
  for (const { node } of network.coProducts) supplied[node] = 1
  for (const node of network.handNode) supplied[node] = 1
  const told = new Uint8Array(network.nodeCount)
  const { inputStart, inputNode, processCount } = network
  const tell = (node: number, path: (string | number)[]) => {
    if (supplied[node] || told[node] || isTakeBack(network, node)) return
    told[node] = 1
    problems.push(
      warning({
        code: 'nothing_supplies',
        path,
        message: `Nothing supplies ${nodeName(network, node)}.`,
        maybe:
          'Maybe a lane to that place, or the process that makes or buys it, is still missing.',
        values: { node: nodeName(network, node) },
      }),
    )
  }
  for (let stage = 0; stage < network.stageCount; stage++) {
    for (let arc = inputStart[stage] ?? 0; arc < (inputStart[stage + 1] ?? 0); arc++) {
      const path =
        stage < processCount
          ? ['processes', stage, 'inputs', arc - (inputStart[stage] ?? 0)]
          : ['lanes', stage - processCount, 'from']
      tell(inputNode[arc] ?? 0, path)
    }
  }
  network.handInputs.forEach((inputs, market) => tell(inputs[0] ?? 0, ['markets', market, 'item']))
}

/** What clients bring back has no maker: it comes from past sales. */
export function isTakeBack(network: Network, node: number): boolean {
  const item = network.chain.items[network.nodeItem[node] ?? -1]
  const atMarket = (network.nodePlace[node] ?? -1) >= network.chain.sites.length
  return item?.kind === 'return' || (item?.kind === 'waste' && atMarket)
}

/** `item at place`, as people say it. */
export function nodeName(network: Network, node: number): string {
  const { chain } = network
  const item = chain.items[network.nodeItem[node] ?? -1]?.id ?? 'service'
  const place = network.nodePlace[node] ?? -1
  const where = chain.sites[place]?.id ?? chain.markets[place - chain.sites.length]?.id
  return where === undefined ? item : `${item} at ${where}`
}
