/** What an action of a page about the course of a grant answered: a form that was not understood, or a refusal. */
export type CourseAnswer =
  | {
      form: {
        error?: Record<string, string[] | null> | null
        initialValue?: Record<string, unknown> | null
      } | null
      refusal: { code: string; what: string; whatNow: string } | null
    }
  | undefined
