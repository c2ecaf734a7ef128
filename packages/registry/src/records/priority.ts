import { fail } from '@sluice/errors';
import type { Message } from '@sluice/policy';
import type { StoredRecord } from '../record.js';
import type { RequestBody } from './request.js';

/** Points for each term of the score: integers of at least 0. */
export interface PriorityWeights {
  /** For each one who asked, up to `demandMost` of them. */
  readonly demand: number;
  readonly demandMost: number;
  readonly livelihood: number;
  readonly urgent: number;
  /** Taken off for each point of risk. */
  readonly risk: number;
  /** Taken off for each point of effort. */
  readonly effort: number;
}

/** A choice of this project, no legal text: one hundred askers weigh as much as livelihood, or as full risk. */
export const DEFAULT_WEIGHTS: PriorityWeights = Object.freeze({
  demand: 1,
  demandMost: 100,
  livelihood: 100,
  urgent: 50,
  risk: 1,
  effort: 1,
});

export interface PriorityTerm {
  readonly name: 'demand' | 'livelihood' | 'urgent' | 'risk' | 'effort';
  /** Signed; the score is the sum over all terms. */
  readonly points: number;
  readonly why: Message;
}

export interface Priority {
  readonly score: number;
  readonly terms: readonly PriorityTerm[];
}

// Products with counts below 2^53 and their sum stay exact.
const MOST_WEIGHT = 1_000_000;

/**
 * Score of a request, term by term: demand, livelihood and urgency raise it, risk and effort lower it, each
 * monotonically.
 *
 * @throws SluiceError `priority/weights` unless every weight is an integer from 0 to 10^6.
 */
export function priority(body: RequestBody, weights: PriorityWeights = DEFAULT_WEIGHTS): Priority {
  for (const [name, weight] of Object.entries(weights)) {
    if (Number.isSafeInteger(weight) && weight >= 0 && weight <= MOST_WEIGHT) continue;
    fail('input', 'priority/weights', `weights.${name}: expected an integer from 0 to ${MOST_WEIGHT}`, {
      path: [name],
      hint: 'risk and effort are taken off: their weights are not negative',
    });
  }
  const counted = Math.min(body.demand, weights.demandMost);
  const terms: readonly PriorityTerm[] = [
    {
      name: 'demand',
      points: counted * weights.demand,
      why: {
        zh: `需求数 ${body.demand}，计 ${counted}，每个 ${weights.demand} 分`,
        en: `asked for by ${body.demand}, counted as ${counted}, ${weights.demand} points each`,
      },
    },
    flag('livelihood', body.livelihood, weights.livelihood, { zh: '涉及民生', en: 'serves livelihood' }),
    flag('urgent', body.urgent, weights.urgent, { zh: '紧急', en: 'urgent' }),
    cost('risk', body.risk, weights.risk, { zh: '剩余风险', en: 'remaining risk' }),
    cost('effort', body.effort, weights.effort, { zh: '工作量', en: 'effort' }),
  ];
  return { score: terms.reduce((sum, term) => sum + term.points, 0), terms };
}

/** Requests, highest score first, equal scores by id (code units), each with its explained score. */
export function rankRequests(
  requests: readonly StoredRecord<RequestBody>[],
  weights: PriorityWeights = DEFAULT_WEIGHTS,
): readonly { readonly request: StoredRecord<RequestBody>; readonly priority: Priority }[] {
  return requests
    .map((request) => ({ request, priority: priority(request.body, weights) }))
    .sort((a, b) => b.priority.score - a.priority.score || (a.request.id < b.request.id ? -1 : 1));
}

function flag(name: 'livelihood' | 'urgent', holds: boolean, weight: number, what: Message): PriorityTerm {
  const why = holds ? what : { zh: `并非${what.zh}`, en: `not: ${what.en}` };
  return { name, points: holds ? weight : 0, why };
}

function cost(name: 'risk' | 'effort', amount: number, weight: number, what: Message): PriorityTerm {
  return {
    name,
    // Not -0, which canonical JSON and people read as 0.
    points: 0 - amount * weight,
    why: { zh: `${what.zh} ${amount}，每点减 ${weight} 分`, en: `${what.en} ${amount}, ${weight} points off for each` },
  };
}
