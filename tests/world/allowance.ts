import { changeSetting } from '#app/commands/change-setting.server.ts'
import { noteAllowance } from '#app/commands/note-allowance.server.ts'
import { recordPresence } from '#app/commands/record-presence.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { enter, operation, type World, yes } from './base.ts'
import { moments, type Panel } from './panel.ts'

/** Aukje was at the meeting, gets something for it, and was paid a part. */
export async function paidForMeeting(world: World, panel: Panel, batch: string) {
  const jelle = await enter(world, 'jelle')
  const change = { operation: operation(), typed: '50', seen: '0' }
  await yes(changeSetting(jelle, 'residentAllowanceCents', change, moments.decision))
  const [member, heldOn] = [panel.aukje.person, dayOf(moments.decision)]
  const there = { operation: operation(), heldOn, present: [member], corrects: false }
  await yes(recordPresence(panel.grietje, batch, there, moments.decision))
  const paid = { operation: operation(), amount: cents(20_00), paidOn: heldOn }
  const { payment } = await yes(noteAllowance(panel.sipke, member, paid, moments.decision))
  return { member, allowance: payment }
}
