import { SluiceError } from '@sluice/errors';

/** The error that a promise ends in; fails where it does not end in one of ours. */
export async function faultOf(promise: Promise<unknown>): Promise<SluiceError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SluiceError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await faultOf(promise)).code;
}
