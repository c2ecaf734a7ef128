export type { Lang } from './messages/lang.js';
export { renderReport } from './render.js';
export type { ReportInput } from './sections/section.js';
