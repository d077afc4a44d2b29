import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'

type Change = { operation: string; seen: string }
type AskedPageProps = {
  page: {
    key: string
    title: string
    hint: string
    condition: string | null
    questions: { key: string; label: string; kind: string; notes: string[] }[]
  }
  path: string
  first: boolean
  last: boolean
  /** What travels along with a change; null for who only looks. */
  change: Change | null
}

/** One page that a round asks of its own, with its questions and what can be done with each. */
export function AskedPage({ page, path, first, last, change }: AskedPageProps) {
  const here = `${path}/${page.key}`
  return (
    <Card title={page.title}>
      <div className="db-stack">
        {page.condition && <p className="db-soft">{page.condition}</p>}
        {page.hint && <p>{page.hint}</p>}
        {page.questions.length === 0 && <p className="db-soft">{m.asking_page_empty()}</p>}
        {page.questions.length > 0 && (
          <ol>
            {page.questions.map((one, at) => (
              <li key={one.key}>
                <p>
                  {change ? (
                    <Link href={`${here}/${one.key}`}>{one.label}</Link>
                  ) : (
                    <strong>{one.label}</strong>
                  )}
                </p>
                <p className="db-soft">{[one.kind, ...one.notes].join(' · ')}</p>
                {change && (
                  <Moves
                    act="move-question"
                    name={one.label}
                    target={one.key}
                    up={at > 0}
                    down={at < page.questions.length - 1}
                    change={change}
                  />
                )}
              </li>
            ))}
          </ol>
        )}
        {change && (
          <div className="db-row">
            <Link href={`${here}/new`} look="alone">
              {m.asking_add_question()}
            </Link>
            <Link href={here} look="alone">
              {m.asking_edit_page()}
            </Link>
            <Moves
              act="move-page"
              name={page.title}
              target={page.key}
              up={!first}
              down={!last}
              change={change}
            />
          </div>
        )}
      </div>
    </Card>
  )
}

type MovesProps = {
  act: 'move-page' | 'move-question'
  name: string
  target: string
  up: boolean
  down: boolean
  change: Change
}

/** A place up, a place down: a button each, where there is a place. */
function Moves({ act, name, target, up, down, change: { operation, seen } }: MovesProps) {
  if (!up && !down) return null
  return (
    <Form look="inline" operation={operation} hidden={{ seen, act, key: target }}>
      {up && (
        <Button look="quiet" small name="by" value="up" about={name}>
          {m.asking_up()}
        </Button>
      )}
      {down && (
        <Button look="quiet" small name="by" value="down" about={name}>
          {m.asking_down()}
        </Button>
      )}
    </Form>
  )
}
