import { amsterdamInstant } from '#app/domain/calendar.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import { type XmlNode, xmlText } from '../xml-text.ts'
import { grantUrl } from './ids.ts'

const most = 50

/** The newest awards as RSS 2.0; a reader knows an award again by its address. */
export function rss(data: OpenData, { title, description }: { title: string; description: string }): string {
  const { site, grants, changedAt } = data
  const items = grants
    .slice(0, most)
    .map(
      (grant): XmlNode => [
        'item',
        [
          ['title', grant.title],
          ['link', grantUrl(data, grant)],
          ['guid', grantUrl(data, grant), { isPermaLink: 'true' }],
          ['pubDate', amsterdamInstant(grant.awardedOn).toUTCString()],
          ['description', grant.description],
          ...grant.pillars.map(({ name }): XmlNode => ['category', name]),
        ],
      ],
    )
  const channel: XmlNode[] = [
    ['title', title],
    ['link', `${site}/grants`],
    ['description', description],
    ['language', 'nl'],
    ['lastBuildDate', changedAt.toUTCString()],
    ...items,
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n',
    ...channel.map(xmlText),
    '</channel>\n</rss>\n',
  ].join('')
}
