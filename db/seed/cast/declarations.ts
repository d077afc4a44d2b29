import type { DeclarationsForm } from './shape.ts'

/** The boxes that everybody ticks when sending. */
export const allTicked: DeclarationsForm = {
  declareTruth: 'on',
  declareMayApply: 'on',
  declareOtherMoneyTold: 'on',
  declareNoParticipantNames: 'on',
  declarePrivacyRead: 'on',
}
