import { channelOf, type Preset, REPLACED, REPLACED_SINCE } from '@sluice/policy';
import type { ReleaseCore } from '@sluice/provenance';
import { failed, passed, stated, type VerifyCheck } from '../result.js';
import { shown, someOf } from '../shown.js';

/** Rules about tables and models: a verification releases no table and claims no model, so it is not asked these. */
const ABOUT_TABLES: readonly string[] = ['G03', 'G06', 'G07', 'G08', 'G10', 'G11'];

/**
 * The preset is one for the channel's trust in its recipient; each of its rules passed, or may be waived; the release
 * hides nothing that the preset leaves unbuilt; its thresholds hold by what is stated of the guarantees. Exit 6.
 *
 * @param base the built-in preset that `preset` tightens; the same where it is built in
 */
export function checkGate(core: ReleaseCore, preset: Preset, base: Preset): readonly VerifyCheck[] {
  const { gate, channel } = core;
  const name = `preset ${shown(gate.preset)}`;
  const verification = core.form === 'verification';
  const trust = channelOf(channel.kind)?.trustOf({ ...channel });
  if (base.trust !== undefined && base.trust !== trust) {
    return [failed(6, name, `is for recipients of another trust than the channel states (${shown(base.trust)})`)];
  }
  const asked = verification ? preset.rules.filter((code) => !ABOUT_TABLES.includes(code)) : preset.rules;
  const absent = asked.filter((code) => !gate.rules.some((rule) => rule.code === code));
  const hidden = preset.notBuilt.filter((code) => !core.notBuilt.includes(code));
  const waived = gate.rules.filter(({ status }) => status === 'needs-waiver').map(({ code }) => code);
  const good = asked.filter((code) => !waived.includes(code));
  const from = base === preset ? '' : `; it tightens ${base.name}`;
  const checks = [
    absent.length === 0
      ? passed(
          name,
          `rules passed, as attested: ${good.join(' ')}${waived.length > 0 ? `; waived: ${waived.join(' ')}` : ''}${from}`,
        )
      : failed(6, name, `no pass for ${someOf(absent)}`),
  ];
  // Releases of old stay good; a dated one of today that names the preset of old passes by what its successor asks.
  const successor = Object.hasOwn(REPLACED, base.name) ? REPLACED[base.name] : undefined;
  if (successor !== undefined) {
    checks.push(
      core.issued < REPLACED_SINCE
        ? stated('preset replaced', `by ${successor}; what that one asks besides was not asked`)
        : failed(6, 'preset replaced', `by ${successor}, before the day of issue`),
    );
  }
  if (hidden.length > 0 || (preset.preview && !core.preview)) {
    checks.push(failed(6, 'preview', 'the release does not say all that its preset leaves unchecked'));
  }
  if (verification) return checks;
  if (preset.leastK !== undefined) checks.push(leastK(core, preset.leastK));
  if (preset.greatestT !== undefined) checks.push(...greatestT(core, preset.greatestT));
  return checks;
}

/** By the rows that anyone can count, and by whatever unit the product protects. */
function leastK({ guarantees }: ReleaseCore, least: number): VerifyCheck {
  const stated = guarantees.filter(
    ({ model, parameters: { k } }) => model === 'k-anonymity' && typeof k === 'number' && k >= least,
  );
  const met =
    stated.some(({ grade }) => grade === 'recomputed') && stated.some(({ strength }) => strength === 'sufficient');
  const name = 'least k of the preset';
  return met
    ? passed(name, `k-anonymity with k >= ${least} is stated`)
    : failed(6, name, `k >= ${least} is not stated`);
}

/** A sensitive column whose only model is t-closeness has one that says something. */
function greatestT({ columns, guarantees }: ReleaseCore, most: number): readonly VerifyCheck[] {
  const loose = columns.filter(({ name, role }) => {
    const over = guarantees.filter(({ parameters }) => parameters['column'] === name);
    const closeness = over.filter(({ model }) => model === 't-closeness');
    const close = closeness.some(({ parameters: { t } }) => typeof t === 'number' && t <= most);
    return role === 'sensitive' && closeness.length > 0 && !close && closeness.length === over.length;
  });
  if (loose.length === 0) return [];
  const list = someOf(loose.map(({ name }) => name));
  return [failed(6, 'greatest t of the preset', `t <= ${most} is not stated for: ${list}`)];
}
