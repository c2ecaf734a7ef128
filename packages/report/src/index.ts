export type { Lang } from './messages.js';
export { renderReport } from './render.js';
export type { ReportInput } from './sections/section.js';
