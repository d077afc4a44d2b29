import { formatNumber } from './format.ts'
import type { Language } from './languages.ts'

/** Units of the programme as one of them; they are typed in Dutch, as more than one. */
const ones: Record<string, string> = {
  bewoners: 'bewoner',
  baangaranties: 'baangarantie',
  doorbraken: 'doorbraak',
  gezinnen: 'gezin',
  huiseigenaren: 'huiseigenaar',
  "IKC's": 'IKC',
  jeugdverpleegkundigen: 'jeugdverpleegkundige',
  jongeren: 'jongere',
  kinderen: 'kind',
  locaties: 'locatie',
  mensen: 'mens',
  projectleiders: 'projectleider',
  speeltuinen: 'speeltuin',
  theatergezelschappen: 'theatergezelschap',
  vragen: 'vraag',
  wijken: 'wijk',
  woningen: 'woning',
}

type Figure = { value: number; valueMax?: number | null | undefined }

/** A unit beside a number: `locatie` beside 1 when its one is known, else as it was typed. */
export function unitBeside(value: number | Figure, unit: string): string {
  const last = typeof value === 'number' ? value : (value.valueMax ?? value.value)
  return last === 1 ? (ones[unit] ?? unit) : unit
}

/** `1 locatie`, `3 locaties`. */
export function formatWithUnit(value: number, unit: string, language: Language): string {
  return `${formatNumber(value, language)} ${unitBeside(value, unit)}`
}
