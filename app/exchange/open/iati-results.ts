import { later } from '#app/domain/calendar.ts'
import type { OpenGrant } from '#app/domain/open/grant.ts'
import type { OpenIndicator } from '#app/domain/open/indicator.ts'
import type { XmlNode } from '../xml-text.ts'
import { doubtOf, figureText } from './figure-text.ts'
import { empty, told } from './iati-nodes.ts'

/** An indicator as a result: its baseline, what was aimed at, and what was measured, each in its own period. */
export function resultNode(indicator: OpenIndicator, grant: OpenGrant): XmlNode {
  return [
    'result',
    [
      told('title', indicator.name),
      [
        'indicator',
        [
          told('title', indicator.name),
          told('description', `${indicator.unit}. ${indicator.source}`),
          ...baseline(indicator),
          ...indicator.actuals.map((actual) => measured(indicator, actual)),
          aim(indicator, grant),
        ],
        {
          measure: indicator.type === 'percentage' ? '2' : '1',
          ascending: indicator.direction === 'up' ? '1' : '0',
          'aggregation-status': '0',
        },
      ],
    ],
    { type: '2', 'aggregation-status': '0' },
  ]
}

function baseline(indicator: OpenIndicator): XmlNode[] {
  if (!indicator.baseline) return []
  const { value, on } = indicator.baseline
  return [
    empty('baseline', {
      year: on.slice(0, 4),
      'iso-date': on,
      value: figureText(indicator, value),
    }),
  ]
}

function measured(indicator: OpenIndicator, { period, value }: OpenIndicator['actuals'][number]): XmlNode {
  const doubt = doubtOf(indicator, value)
  return [
    'period',
    [
      empty('period-start', { 'iso-date': period.from }),
      empty('period-end', { 'iso-date': period.to }),
      ['actual', doubt ? [told('comment', doubt)] : [], { value: figureText(indicator, value.value) }],
    ],
  ]
}

function aim(indicator: OpenIndicator, { startsOn }: OpenGrant): XmlNode {
  return [
    'period',
    [
      empty('period-start', { 'iso-date': startsOn }),
      empty('period-end', { 'iso-date': later(startsOn, indicator.targetOn) }),
      empty('target', { value: figureText(indicator, indicator.target) }),
    ],
  ]
}
