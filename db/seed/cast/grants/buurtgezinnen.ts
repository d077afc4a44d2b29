import { moment, typed } from '../clock.ts'
import type { AgreementStep, OnClock, PaymentStep, ReportStep } from '../shape.ts'

/** Offered: the treasurer has signed, the chair of the foundation and the fund have not. */
export const buurtgezinnenGrant: OnClock<{
  agreement: AgreementStep
  payments: PaymentStep[]
  reports: ReportStep[]
}> = ({ inDays, inMonth, endOfMonth }) => ({
  agreement: {
    draftedAt: moment(inDays(-16), '11:00'),
    draftedBy: 'sipke',
    milestones: [
      { milestone: '1', date: typed(endOfMonth(3)) },
      { milestone: '2', date: typed(inMonth(7, 1)) },
      { milestone: '3', date: typed(inMonth(8, 15)) },
      { milestone: '4', date: typed(endOfMonth(9)) },
      { milestone: '5', date: typed(inMonth(10, 15)) },
    ],
    tranches: [
      { amount: '12.000', plannedDate: typed(inDays(14)), condition: [{ kind: 'signed' }] },
      {
        amount: '10.000',
        plannedDate: typed(inMonth(4, 15)),
        condition: [{ kind: 'milestone-accepted', milestone: '1' }, { kind: 'baseline-recorded' }],
      },
      {
        amount: '10.000',
        plannedDate: typed(inMonth(7, 20)),
        condition: [{ kind: 'milestone-accepted', milestone: '2' }],
      },
      {
        amount: '4.000',
        plannedDate: typed(inMonth(11, 15)),
        condition: [{ kind: 'report-accepted', report: '4' }],
      },
    ],
    reportMoments: [
      { title: 'Startverslag', due: typed(inMonth(4, 7)), milestones: ['1'] },
      { title: 'Tussenverslag', due: typed(inMonth(7, 10)), milestones: ['2'] },
      { title: 'Verslag van het leermoment', due: typed(endOfMonth(8)), milestones: ['3'] },
      { title: 'Eindverslag', due: typed(endOfMonth(10)), milestones: ['4', '5'], final: true },
    ],
    offeredAt: moment(inDays(-8), '10:12'),
    offerExpires: typed(inDays(8)),
    signers: [
      { person: 'durk', side: 'grantee', typedName: 'Durk Zijlstra', capacity: 'Penningmeester' },
      { person: 'ineke', side: 'grantee', typedName: 'Ineke van der Wal', capacity: 'Voorzitter' },
      { person: 'tjitske', side: 'fund', typedName: 'Tjitske Bosma', capacity: 'Bestuurslid van het fonds' },
    ],
    signatures: [{ by: 'durk', at: moment(inDays(-3), '19:12') }],
  },
  payments: [],
  reports: [],
})
