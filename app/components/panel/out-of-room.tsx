import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'

/** Who is not in the room while a proposal is spoken of: who stands near, and who did not say yet how they stand. */
export function OutOfRoom({ out, silent }: { out: string[]; silent: string[] }) {
  if (out.length === 0 && silent.length === 0)
    return <Notice tone="good" title={m.reviewer_room_everybody()} />
  return (
    <Notice tone="turn" title={m.reviewer_room_out()}>
      {out.length > 0 && (
        <ul className="db-list">
          {out.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      {silent.length > 0 && <p>{m.reviewer_room_silent({ names: silent.join(', ') })}</p>}
    </Notice>
  )
}
