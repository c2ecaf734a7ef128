import { duckdbEngine } from '@sluice/duckdb';
import {
  type Built,
  build,
  type Disk,
  type Engine,
  type Planned,
  type Product,
  planVerification,
  requireAuditor,
  type Stage,
  stageClock,
} from '@sluice/product';
import { actorOf } from './wiring/actor.js';
import { commitmentOf } from './wiring/answer-key.js';
import { freshVerifier } from './wiring/fresh-verifier.js';
import { withRecords } from './wiring/records.js';
import { placing, planHere, readSource, type SessionOptions } from './wiring/session.js';
import { readSigningKey, type SigningKey, signingKey } from './wiring/signing-key.js';

export interface CompileOptions extends Partial<SessionOptions> {
  /** Directory that becomes the release: its parent exists, it does not. */
  readonly out: string;
  /** Directory that becomes the annex for the auditor. */
  readonly annex?: string;
  /** Age recipient that the annex is encrypted to; that of the product when left out. */
  readonly auditor?: string;
  /** Ed25519 private key: PKCS#8 PEM, or read already. The file that the product names when left out. */
  readonly sign?: string | SigningKey;
  readonly engine?: Engine;
  /** Where the registry is: a folder, or `postgres://…`; that of the product, or `SLUICE_REGISTRY`, when left out. */
  readonly registry?: string;
  /** Who acts, for the audit log; the key id when left out. */
  readonly as?: string;
  /** How files reach the disk: replaced by tests that stop a build halfway. */
  readonly disk?: Disk;
  readonly now?: Date;
  readonly onStage?: (stage: Stage) => void;
}

/** A release or a candidate, and the plan that it was made by (for the owner's eyes). */
export interface Compiled extends Built {
  readonly plan: Planned['plan'];
}

/**
 * Compiles a product on this machine: reads, plans, builds. Where the channel asks for approvals the result is a
 * candidate, else a release that was re-checked in a fresh process. `table` may be an apache-arrow Table, an Arquero
 * table, or Arrow IPC bytes; without it the product's source file is read.
 * @throws SluiceError; nothing stands at `out` then
 */
export async function compile(given: Product, options: CompileOptions): Promise<Compiled> {
  const product = options.auditor === undefined ? given : { ...given, auditor: options.auditor };
  if (options.annex !== undefined) requireAuditor(product.auditor, product.channel.kind);
  const session: SessionOptions = { directory: process.cwd(), ...options };
  const engine = options.engine ?? duckdbEngine();
  const clock = stageClock(options.onStage);
  try {
    const { sign = readSigningKey(product.sign, session.directory) } = options;
    const key = typeof sign === 'string' ? signingKey(sign) : sign;
    const source = await clock.run('read', () => readSource(product, engine, session));
    const { planned, keys } = await clock.run('plan', () => planHere(product, source, engine, session));
    const planning =
      product.form === 'verification' ? planVerification(planned, commitmentOf(product, session)) : planned;
    const place = { product, directory: session.directory, registry: options.registry };
    const actor = actorOf('operator', options.as, key.signer.keyid);
    const built = await withRecords(place, actor, options.now, (records) =>
      placing(session.text, () =>
        build(planning, {
          ...(records && { records }),
          out: options.out,
          ...(options.annex !== undefined && { annex: options.annex }),
          engine,
          signer: key.signer,
          publicKeyPem: key.publicKeyPem,
          verifier: freshVerifier,
          keyCommitments: keys.commitments,
          clock,
          ...(options.disk && { disk: options.disk }),
          ...(options.now && { now: options.now }),
          ...(options.signal && { signal: options.signal }),
        }),
      ),
    );
    return { ...built, plan: planned.plan };
  } finally {
    if (!options.engine) await engine.close();
  }
}
