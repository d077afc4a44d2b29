import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answerer, answeringRoles, answersIt } from '#app/domain/complaint-desk.ts'

const own = [{ standsInFor: null }]
const people = ['sipke', 'durk', 'tjitske', 'anne']
const some = fc.subarray(people)
const staffs = fc.array(
  fc.record({
    person: fc.constantFrom(...people),
    role: fc.constantFrom(...answeringRoles),
    held: fc.constant(own),
  }),
)

test('an answer is the work of those with one role who may give it, or of nobody who may', () => {
  fc.assert(
    fc.property(staffs, some, some, fc.boolean(), (staff, involved, closed, aboutSomebody) => {
      const may = ({ person }: Answerer) => !involved.includes(person) && !closed.includes(person)
      const { role, people: found } = answersIt({ involved, aboutSomebody }, staff, (one) =>
        closed.includes(one),
      )
      const first = aboutSomebody ? 'approver' : 'manager'
      const able = staff.filter(may)
      if (able.length === 0) expect(role).toBe(first)
      else {
        expect(found).toEqual(able.filter((one) => one.role === role).map(({ person }) => person))
        expect(found.length).toBeGreaterThan(0)
        if (able.some((one) => one.role === first)) expect(role).toBe(first)
      }
    }),
  )
})

test('who stands in because of a conflict answers only what is closed to the usual one', () => {
  const durk: Answerer = {
    person: 'durk',
    role: 'manager',
    held: [{ standsInFor: { usual: 'sipke', reason: 'conflict' } }],
  }
  const staff: Answerer[] = [
    { person: 'sipke', role: 'manager', held: own },
    durk,
    { person: 'tjitske', role: 'approver', held: own },
  ]
  const about = { involved: ['sipke'], aboutSomebody: false }
  expect(answersIt(about, staff, () => false)).toEqual({ role: 'approver', people: ['tjitske'] })
  expect(answersIt(about, staff, (one) => one === 'sipke')).toEqual({ role: 'manager', people: ['durk'] })
})
