import { failed, type VerifyCheck } from '../result.js';

/** No preset of this version asks for approvals, and none of their signatures is checked: so none may be stated. Exit 6. */
export function checkApprovals(count: number): readonly VerifyCheck[] {
  return count === 0 ? [] : [failed(6, 'approvals', `${count} stated, but this version cannot check them`)];
}
