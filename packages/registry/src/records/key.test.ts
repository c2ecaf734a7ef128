import { expect, it } from 'vitest';
import { stepsOf } from '../../test/steps-of.js';
import { key } from './key.js';

it('steps', () => {
  expect(stepsOf(key)).toEqual(['active --revoke!*#--> revoked']);
});
