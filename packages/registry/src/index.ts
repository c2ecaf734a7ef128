export type { Actor, RecordKind, RegistryView, StoredRecord, Transition } from './record.js';
export type { ListOptions, LogEntry, Registry, RegistryCheck, Transaction } from './registry.js';
