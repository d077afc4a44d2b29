import type { ReactElement } from 'react'
import { Agreement } from './agreement.tsx'
import { CheckAnswers, Fields, Question, Rows, Tasks } from './application.tsx'
import { Desk, Ranking } from './desk.tsx'
import { Home } from './home.tsx'
import { Scoring } from './panel.tsx'
import { Parts, SignIn } from './parts.tsx'
import { Grant } from './results.tsx'

/** Every page of the gallery by its name. */
export const gallery: Record<string, ReactElement> = {
  home: <Home />,
  tasks: <Tasks />,
  question: <Question />,
  rows: <Rows />,
  fields: <Fields />,
  check: <CheckAnswers />,
  grant: <Grant />,
  desk: <Desk />,
  ranking: <Ranking />,
  agreement: <Agreement />,
  scoring: <Scoring />,
  parts: <Parts />,
  'sign-in': <SignIn />,
}
