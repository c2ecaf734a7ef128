import { type ReleaseCore, type ReleaseStatement, signedOn } from '@sluice/provenance';
import { failed, passed, stated, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';

const DAY = 86_400_000;

/**
 * The days of issue and of publication are not in the future. A day of slack: they are those of the publisher's own time
 * zone. Exit 5.
 */
export function checkIssued(statement: ReleaseStatement, now: Date): VerifyCheck {
  const { issued } = statement.predicate.core;
  const latest = new Date(now.getTime() + DAY).toISOString().slice(0, 10);
  const last = [issued, signedOn(statement)].find((day) => day > latest);
  return last === undefined ? passed('issued', issued) : failed(5, 'issued', `${last} is still to come`);
}

/** What a reader must know besides: nothing here fails. */
export function notes({ predicate }: ReleaseStatement): readonly VerifyCheck[] {
  const { core, publication, delegations } = predicate;
  const bundle = publication?.bundle;
  return [
    ...(core.form === 'verification'
      ? [stated('form', 'verification: identified, by consent; no privacy model is claimed')]
      : tableNotes(core)),
    ...(core.notBuilt.length > 0
      ? [stated('preview', `rules not built: ${core.notBuilt.map(shown).join(' ')}`)]
      : core.preview
        ? [stated('preview', 'yes')]
        : []),
    ...(core.assumptions?.includes('other-sensitive-columns-unknown')
      ? [stated('assumed', 'other sensitive columns are unknown to the attacker')]
      : []),
    stated('earlier releases', core.earlierReleases === 'checked' ? 'checked by the signer: attested' : 'not checked'),
    stated('classifier', core.gate.classifier === 'run' ? 'run by the signer: attested' : 'not run'),
    ...(bundle ? [stated('bundle', `published with ${someOf(bundle, bundle.length)}`)] : []),
    ...(delegations ? [passed('delegations', `${delegations.length} from a trusted root`)] : []),
  ];
}

function tableNotes(core: ReleaseCore): readonly VerifyCheck[] {
  const outside = core.columns.map(({ name }) => name).filter((name) => !core.quasiIdentifiers.includes(name));
  return [
    passed('columns outside the quasi-identifiers', outside.length === 0 ? 'none' : someOf(outside, outside.length)),
    ...(core.unit.kind === 'people'
      ? [stated('unit', `people, told apart by column ${shown(core.unit.column)} of the source: attested, not checked`)]
      : [passed('unit', 'rows')]),
    stated(
      'suppression',
      `the share is within the ${core.suppression.failing === undefined ? 'limit' : 'limits'}: attested, not checked`,
      'attested',
    ),
  ];
}
