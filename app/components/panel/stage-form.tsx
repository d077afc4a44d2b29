import type { BatchMove, BatchStage } from '#app/domain/panel/batch.ts'
import { fewerReasons } from '#app/domain/panel/missing.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, RadioGroup } from '../form/choices.tsx'
import { Form } from '../form/form.tsx'
import { fewerWord } from './fewer-words.ts'

type StageFormProps = {
  from: BatchStage
  turn: { move: BatchMove; to: string; operation: string }
  first: boolean
  /** Readers are missing and the chair may go on all the same. */
  fewer: { least: number; typed: string } | null
  unadvised: { titles: string[]; closed: number }
  errors: { fewer?: string; unadvised?: string }
}

/** One way on from a stage: what happens then, what has to be said with it, and the button. */
export function StageForm({
  from,
  turn: { move, to, operation },
  first,
  fewer,
  unadvised,
  errors,
}: StageFormProps) {
  const open = move === 'conclude' && unadvised.titles.length + unadvised.closed > 0
  const hidden = { from, move, ...(fewer && { short: 'yes' }), ...(open && { open: 'yes' }) }
  return (
    <Form operation={operation} hidden={hidden}>
      {fewer && (
        <>
          <h2>{m.reviewer_fewer_title()}</h2>
          <p>{m.reviewer_fewer_lead({ least: String(fewer.least) })}</p>
        </>
      )}
      <p>{fewer && move === 'open-scoring' ? m.reviewer_move_open_scoring_fewer() : moveWords[move]()}</p>
      {open && (
        <>
          <Notice tone="wait" title={m.reviewer_unadvised()}>
            <p>{m.reviewer_unadvised_text()}</p>
            <ul className="db-list">
              {unadvised.titles.map((title) => (
                <li key={title}>{title}</li>
              ))}
              {unadvised.closed > 0 && (
                <li>{m.reviewer_unadvised_closed({ count: String(unadvised.closed) })}</li>
              )}
            </ul>
          </Notice>
          <Checkbox name="unadvised" label={m.reviewer_unadvised_accept()} error={errors.unadvised} />
        </>
      )}
      {fewer && (
        <RadioGroup
          name="fewer"
          label={m.reviewer_fewer_why()}
          choices={fewerReasons.map((value) => ({ value, label: fewerWord(value) }))}
          defaultValue={fewer.typed}
          error={errors.fewer}
        />
      )}
      <Buttons>
        <Button look={first && !fewer ? 'primary' : 'second'}>
          {fewer ? m.reviewer_fewer_button({ stage: to }) : m.reviewer_stage_button({ stage: to })}
        </Button>
      </Buttons>
    </Form>
  )
}

const moveWords: Record<BatchMove, () => string> = {
  'open-scoring': m.reviewer_move_open_scoring,
  lock: m.reviewer_move_lock,
  reveal: m.reviewer_move_reveal,
  'ask-extra-reviews': m.reviewer_move_extra,
  'open-meeting': m.reviewer_move_meeting,
  conclude: m.reviewer_move_conclude,
}
