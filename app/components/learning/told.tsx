import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'

/** A text that somebody wrote, under a small heading; `level` is that of the heading above it. */
export function Told({ level, label, text }: { level: 2 | 3; label: string; text: string }) {
  const Title = level === 2 ? 'h3' : 'h4'
  return (
    <div className="db-told">
      <Title>{label}</Title>
      <p className="db-lines">{text}</p>
    </div>
  )
}

type ExperimentCardProps = {
  experiment: { question: string; sign: string; stopRule: string | null; reviewDate: string }
}

/** What is tried, as it was agreed. */
export function ExperimentCard({ experiment }: ExperimentCardProps) {
  const { question, sign, stopRule, reviewDate } = experiment
  return (
    <Card title={m.terms_part_experiment()} quiet>
      <Told level={2} label={m.terms_experiment_question()} text={question} />
      <Told level={2} label={m.terms_experiment_sign()} text={sign} />
      {stopRule && <Told level={2} label={m.terms_experiment_stop()} text={stopRule} />}
      <Told level={2} label={m.terms_experiment_review()} text={reviewDate} />
    </Card>
  )
}
