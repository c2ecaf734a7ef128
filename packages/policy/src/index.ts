export { type Label, ROLES, type Role } from './label.js';
