export { movedToToday, today } from './days.mjs';
export { makeAuditor, makeKeys, makeSecrets } from './keys.mjs';
export { printCatalogueLater } from './later.mjs';
export { writePast } from './past.mjs';
export { openStage } from './stage.mjs';
