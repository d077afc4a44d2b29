import { Tag } from '../state/state-tag.tsx'

export type HelperLine = { key: string; name: string; line: string; confirmed: boolean }

/** Who filled in with or for a group, and whether the group confirmed it. */
export function HelperLines({ lines }: { lines: HelperLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="db-plain">
      {lines.map(({ key, line, confirmed }) => (
        <li key={key}>
          <Tag knot={confirmed ? 'check' : 'clock'} tone={confirmed ? 'good' : 'wait'}>
            {line}
          </Tag>
        </li>
      ))}
    </ul>
  )
}
