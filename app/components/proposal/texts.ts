import type { Task } from '../state/task-list.tsx'
import type { ThreadStep } from '../state/thread.tsx'

/** A step of a road and a task of a list as plain text, so that a loader can answer them. */
export type StepText = Pick<ThreadStep, 'key' | 'place' | 'knot'> & { what: string; when?: string }
export type TaskText = Pick<Task, 'key' | 'href' | 'state'> & { title: string; hint?: string; word: string }
