import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { type AnswerItem, AnswerList } from './answer-list.tsx'

/** What was typed at questions that the fund took away meanwhile: it is not sent, but it is not lost either. */
export function GoneText({ items }: { items: AnswerItem[] }) {
  return (
    <Card title={m.applicant_apply_gone_title()}>
      <AnswerList items={items} />
      <p className="db-soft db-small">{m.applicant_apply_gone_hint()}</p>
    </Card>
  )
}
