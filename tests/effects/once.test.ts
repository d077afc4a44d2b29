import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { allowed, refused } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { useDatabase } from '#tests/database.ts'
import { today } from '#tests/world.ts'

useDatabase({ max: 25 })

const actor = { id: 'ineke' }

function act(
  operation: string,
  text: string,
  body: () => Promise<{ ok: true; answer: number } | ReturnType<typeof refused>>,
) {
  return transaction((tx) => once(tx, actor, { command: 'act', operation, text }, today, body))
}

describe('once', () => {
  test('twenty twins at the same time act once and get one answer', async () => {
    let acted = 0
    const operation = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        act(operation, 'same', async () => {
          acted += 1
          await new Promise((resolve) => setTimeout(resolve, 20))
          return allowed({ answer: acted })
        }),
      ),
    )
    expect(acted).toBe(1)
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":true,"answer":1}']),
    )
  })

  test('the same operation with another request is refused and does nothing', async () => {
    const operation = randomUUID()
    await act(operation, 'first', async () => allowed({ answer: 1 }))
    const other = await act(operation, 'second', async () => {
      throw new Error('must not run')
    })
    expect(other).toEqual(refused('operation-reused'))
  })

  test('a refusal stores nothing: the same operation may be tried again', async () => {
    const operation = randomUUID()
    expect(await act(operation, 'x', async () => refused('round-closed'))).toEqual(refused('round-closed'))
    expect(await act(operation, 'x', async () => allowed({ answer: 7 }))).toEqual({ ok: true, answer: 7 })
  })

  test('the same operation of another actor is another act', async () => {
    const operation = randomUUID()
    const run = (id: string) =>
      transaction((tx) =>
        once(tx, { id }, { command: 'act', operation }, today, async () => allowed({ by: id })),
      )
    expect(await run('a')).toEqual({ ok: true, by: 'a' })
    expect(await run('b')).toEqual({ ok: true, by: 'b' })
  })
})
