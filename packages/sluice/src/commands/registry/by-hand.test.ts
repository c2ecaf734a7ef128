import { RECORD_KINDS } from '@sluice/registry';
import { expect, it } from 'vitest';
import { byHandFault } from './by-hand.js';

const steps = RECORD_KINDS.flatMap(({ kind, transitions }) =>
  Object.keys(transitions).map((event) => [kind, event] as const),
);

it('stops the steps of programs and no other, each with a hint of its own', () => {
  const stopped = steps.filter(([kind, event]) => byHandFault(kind, event) !== undefined);
  expect(stopped.map((step) => step.join(' '))).toEqual([
    'release seal',
    'release give-back',
    'release publish',
    'release revoke',
    'release take-down',
    'bundle publish',
    'key revoke',
  ]);
  for (const [kind, event] of stopped) {
    expect(byHandFault(kind, event)).toMatchObject({
      code: 'registry/by-program',
      hint: expect.stringMatching(/`sluice (publish|revoke)/),
    });
  }
});

it('leaves unknown kinds and events to the registry', () => {
  expect(byHandFault('release', 'fly')).toBeUndefined();
  expect(byHandFault('release', 'constructor')).toBeUndefined();
  expect(byHandFault('nothing', 'publish')).toBeUndefined();
});
