/** A way from one node to another: so much fits through, at a cost for each unit; `flow` is what goes through it. */
export type Arc = { from: string; to: string; capacity: number; cost: number; flow: number }

export function arc(from: string, to: string, capacity: number, cost = 0): Arc {
  return { from, to, capacity, cost, flow: 0 }
}

/**
 * Sends as much as fits from source to sink, and of all ways to do so one of the least cost: along a cheapest
 * remaining path again and again, back through arcs already used where that helps (successive shortest paths;
 * Ahuja, Magnanti, Orlin, Network Flows, 9.7). Costs are not negative. Fills in `flow`.
 */
export function sendCheapest(arcs: readonly Arc[], source: string, sink: string): void {
  const steps = stepsFrom(arcs)
  for (let path = cheapestPath(steps, source, sink); path; path = cheapestPath(steps, source, sink)) {
    const amount = Math.min(...path.map(room))
    for (const step of path) step.arc.flow += step.forward ? amount : -amount
  }
}

type Step = { arc: Arc; forward: boolean; to: string }

function stepsFrom(arcs: readonly Arc[]): Map<string, Step[]> {
  const steps = new Map<string, Step[]>()
  const put = (node: string, step: Step) => steps.set(node, [...(steps.get(node) ?? []), step])
  for (const one of arcs) {
    put(one.from, { arc: one, forward: true, to: one.to })
    put(one.to, { arc: one, forward: false, to: one.from })
  }
  return steps
}

function room({ arc, forward }: Step): number {
  return forward ? arc.capacity - arc.flow : arc.flow
}

/** Bellman-Ford with a queue, because a step back has a negative cost. */
function cheapestPath(steps: Map<string, Step[]>, source: string, sink: string): Step[] | null {
  const costs = new Map([[source, 0]])
  const arrivals = new Map<string, { step: Step; node: string }>()
  const queue = [source]
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const step of steps.get(node) ?? []) {
      const cost = (costs.get(node) as number) + (step.forward ? step.arc.cost : -step.arc.cost)
      if (room(step) <= 0 || cost >= (costs.get(step.to) ?? Number.POSITIVE_INFINITY)) continue
      costs.set(step.to, cost)
      arrivals.set(step.to, { step, node })
      if (!queue.includes(step.to)) queue.push(step.to)
    }
  }
  const path: Step[] = []
  for (let arrival = arrivals.get(sink); arrival; arrival = arrivals.get(arrival.node))
    path.unshift(arrival.step)
  return path.length > 0 ? path : null
}
