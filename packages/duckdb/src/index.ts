export type { EngineSettings } from './database.js';
export { duckdbEngine } from './engine.js';
