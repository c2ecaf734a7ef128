import { RECORD_KINDS, type RecordKind, type Transition } from '@sluice/registry';
import { kindNamed } from './kind-named.js';
import { type SchemaShape, shapeOf } from './schema-shape.js';
import type { Verb } from './verb.js';
import { labelled } from './wrap.js';

function eventText([event, step]: readonly [string, Transition]): string {
  const notes = [
    ...(step.byClock ? ['by the clock'] : []),
    ...(step.byProgram ? ['not by hand'] : []),
    ...(step.changesBody ? ['new body'] : []),
    ...(step.needsReason ? ['reason'] : []),
    ...(step.roles ? [`role ${step.roles.join(' or ')}`] : []),
  ];
  return `${event}: ${step.from.join(' | ')} → ${step.to}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function describeKind({ kind, title, states, transitions }: RecordKind): string {
  const events = Object.entries(transitions).map(eventText);
  return [
    labelled(kind, `${title.zh} / ${title.en}`, kind.length + 2),
    labelled('  states', states.join(', '), 10),
    labelled('  events', events.length > 0 ? events.join('\n') : 'none: it never changes', 10),
  ].join('\n');
}

function memberLines(name: string, shape: SchemaShape): readonly string[] {
  const type = shape.words?.join(' | ') ?? (shape.type === 'array' ? 'list' : shape.type);
  const text = `${type}${shape.optional ? ', may be left out' : ''}${shape.about === undefined ? '' : `: ${shape.about}`}`;
  const inner = [shape, ...(shape.forms ?? [])].flatMap(({ members }) => Object.entries(members ?? {}));
  return [
    labelled(`  ${name}`, text, 22),
    ...inner.flatMap(([part, member]) => memberLines(`${name}.${part}`, member)),
  ];
}

const toJson = ({ kind, title, states, first, transitions }: RecordKind) => ({
  kind,
  title,
  states,
  first,
  transitions,
});

export const kindsVerb: Verb = Object.freeze<Verb>({
  name: 'kinds',
  summary: { zh: '记录的种类、状态和事件', en: 'the kinds of record, with states and events' },
  usage: 'kinds [KIND]',
  positionals: { least: 0, most: 1 },
  options: {},
  optionHelp: [],
  examples: ['sluice registry kinds', 'sluice registry kinds agreement'],
  async run({ positionals: [name], values }, terminal) {
    const kinds = name === undefined ? RECORD_KINDS : [kindNamed(RECORD_KINDS, name)];
    if (values['json']) {
      terminal.out(
        `${JSON.stringify({ kinds: kinds.map((kind) => ({ ...toJson(kind), members: shapeOf(kind).members })) })}\n`,
      );
      return 0;
    }
    const members = name === undefined ? [] : Object.entries(shapeOf(kinds[0]).members ?? {});
    const lines = members.flatMap(([member, shape]) => memberLines(member, shape));
    terminal.out(`${[...kinds.map(describeKind), ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n')}\n`);
    return 0;
  },
});
