import { hex256 } from '../shape.js';

/** @throws SluiceError `signature/shape` where it is no SHA-256 in hex: such a signature would be about nothing. */
export function assertCandidate(candidate: string): void {
  hex256(candidate, ['candidate'], 'signature');
}
