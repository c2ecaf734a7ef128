import { such, text } from '../shape.js';

/** Name of a person or office, in one spelling only: two spellings of one holder would count as two people. */
export const holderName = such(text, (name) => name === name.normalize('NFKC').trim(), 'a name in NFKC, trimmed');
