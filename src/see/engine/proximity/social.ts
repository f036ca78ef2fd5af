import type { Site } from '../../../chain/chain.ts'
import type { Flow } from '../../../chain/flow/flow.ts'
import { SOCIAL_TOPICS } from '../../../chain/nouns/vocabulary.ts'
import type { Words } from '../../../core/schema/schema.ts'
import { words } from '../../../core/schema/schema.ts'
import type { Figure } from '../../model.ts'

type Evidence = NonNullable<Site['socialEvidence']>[number]
type Topic = Evidence['topic']

export const TOPIC_WORDS: Readonly<Record<Topic, Words>> = {
  'fair-pay': words('rémunération juste | fair pay'),
  'working-time': words('temps de travail | working time'),
  safety: words('sécurité | safety'),
  rights: words('droits | rights'),
  'living-income': words('revenu décent | living income'),
  'duty-of-care': words('devoir de vigilance | duty of care'),
}

/** What documents say of the people at one stage; never a score (row A22). */
export interface SocialLine {
  readonly stageId: string
  readonly siteId: string
  /** In the order of the topics; empty = nothing known. */
  readonly evidence: readonly Evidence[]
  readonly topicsUnknown: readonly Topic[]
}

export interface Social {
  /** Stages with evidence, in the order of the chain. */
  readonly lines: readonly SocialLine[]
  /** Stages in use: those with evidence, and those of which nothing is known. */
  readonly documented: number
  readonly unknown: number
  /** Stages in use with evidence, by topic. */
  readonly byTopic: Readonly<Record<Topic, number>>
}

/**
 * Evidence of each site beside the processes in use there. Carriage has no site: nothing is known
 * of it. Documents are repeated, never weighed: two of them do not make a stage better than one.
 */
export function socialOf({ network, activity }: Flow): Social {
  const { sites, processes } = network.chain
  const lines: SocialLine[] = []
  const byTopic = Object.fromEntries(SOCIAL_TOPICS.map((topic) => [topic, 0])) as Record<
    Topic,
    number
  >
  let inUse = 0
  for (let stage = 0; stage < network.stageCount; stage++) {
    if (!(activity[stage]! > 0)) continue
    inUse += 1
    const process = processes[stage]
    const site = process && sites[network.placeIndex.get(process.site) ?? -1]
    if (!process || !site?.socialEvidence?.length) continue
    const line = socialLine(process.id, site.id, site.socialEvidence)
    lines.push(line)
    for (const topic of new Set(line.evidence.map((each) => each.topic))) byTopic[topic] += 1
  }
  return { lines, documented: lines.length, unknown: inUse - lines.length, byTopic }
}

function socialLine(stageId: string, siteId: string, rows: readonly Evidence[]): SocialLine {
  const rank = (each: Evidence) => SOCIAL_TOPICS.indexOf(each.topic)
  return {
    stageId,
    siteId,
    evidence: rows.toSorted((a, b) => rank(a) - rank(b)),
    topicsUnknown: SOCIAL_TOPICS.filter((topic) => !rows.some((each) => each.topic === topic)),
  }
}

/** Counts of stages, which say how much is known and nothing of how well people fare. */
export function socialFigures({ lines, documented, unknown, byTopic }: Social): Figure[] {
  const inputs = [...new Set(lines.map((line) => line.siteId))]
    .slice(0, 12)
    .map((id) => ({ kind: 'field', key: `sites/${id}/socialEvidence` }) as const)
  const count = (id: string, value: number, label: Words, formula: Words): Figure => ({
    id,
    label,
    unit: 'count',
    value,
    formula,
    inputs,
  })
  return [
    count(
      'social.documented',
      documented,
      words('étapes dont un document parle des personnes | stages with a document on people'),
      words(
        'étapes en service dont le site a au moins une preuve ; ce n’est pas une note | stages in use whose site has evidence; it is not a score',
      ),
    ),
    count(
      'social.unknown',
      unknown,
      words('étapes dont rien n’est connu | stages of which nothing is known'),
      words('étapes en service − étapes documentées | stages in use − stages with evidence'),
    ),
    ...SOCIAL_TOPICS.filter((topic) => byTopic[topic] > 0).map((topic) =>
      count(
        `social.topic.${topic}`,
        byTopic[topic],
        {
          fr: `étapes documentées, ${TOPIC_WORDS[topic].fr}`,
          en: `stages with evidence, ${TOPIC_WORDS[topic].en}`,
        },
        words(
          'étapes en service dont un document traite ce sujet | stages in use with a document on that topic',
        ),
      ),
    ),
  ]
}
