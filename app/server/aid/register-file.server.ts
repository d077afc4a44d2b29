import { ceilingOn } from '#app/domain/aid/rules.ts'
import { countsUntil } from '#app/domain/aid/running-sum.ts'
import { kvkOf } from '#app/domain/aid/undertaking.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import type { Reader } from '#db/client.server.ts'
import { aidKnown, aidRulesOf } from '#db/queries/aid.server.ts'
import { instrumentWord } from './aid-words.ts'

/**
 * What the central register asks of aid that this fund granted (Regulation (EU) 2023/2831, art. 6(1)): who, how much as
 * gross grant equivalent, when, in which form, in which sector, by whom and under which regulation. The sector is empty,
 * because nobody is asked for it.
 */
export async function aidRegisterSheet(reader: Reader, fund: string): Promise<Sheet> {
  const { rules, authority } = await aidRulesOf(reader, fund)
  const own = (await aidKnown(reader, fund)).flatMap((one) =>
    one.from.kind === 'own' ? [{ ...one, from: one.from }] : [],
  )
  return {
    columns: [
      { head: m.aid_col_recipient(), type: 'text', width: 36 },
      { head: m.aid_col_kvk(), type: 'text', width: 12 },
      { head: m.aid_col_amount(), type: 'money', width: 16 },
      { head: m.aid_col_on(), type: 'day', width: 12 },
      { head: m.aid_col_instrument(), type: 'text', width: 30 },
      { head: m.aid_col_sector(), type: 'text', width: 12 },
      { head: m.aid_col_regulation(), type: 'text', width: 28 },
      { head: m.aid_col_authority(), type: 'text', width: 36 },
      { head: m.aid_col_reference(), type: 'text', width: 16 },
      { head: m.aid_col_counts(), type: 'day', width: 16 },
    ],
    rows: own.map(({ undertaking, name, cents, on, from }) => [
      name,
      kvkOf(undertaking),
      cents,
      on,
      instrumentWord(from.instrument),
      null,
      ceilingOn(rules, on)?.regulation ?? null,
      authority,
      from.reference,
      countsUntil(on),
    ]),
  }
}
