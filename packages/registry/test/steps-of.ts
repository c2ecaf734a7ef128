import type { RecordKind } from '../src/record.js';

/** The state machine, one line a step: `live --end!--> ended`; `!` asks for a reason, `*` brings a body, `@` is the clock's, `#` a program's. */
export function stepsOf(kind: RecordKind): readonly string[] {
  return Object.entries(kind.transitions).flatMap(
    ([event, { from, to, needsReason, changesBody, byClock, byProgram }]) =>
      from.map(
        (state) =>
          `${state} --${event}${needsReason ? '!' : ''}${changesBody ? '*' : ''}${byClock ? '@' : ''}${byProgram ? '#' : ''}--> ${to}`,
      ),
  );
}
