import type { OperationFact, SharingFact, SupplyFacts } from '@sluice/policy';
import {
  type AgreementBody,
  isOverdue,
  type RegistryView,
  type ResponsibilityItemBody,
  type StoredRecord,
} from '@sluice/registry';
import { columnOf } from './column-of.js';
import { registrationFact } from './registration-fact.js';
import type { SupplyRequest } from './request.js';

/** The facts of the one channel that the product leaves by. */
export async function channelFacts(
  request: SupplyRequest,
  concepts: readonly string[],
  view: RegistryView,
): Promise<Pick<SupplyFacts, 'sharing' | 'operation' | 'opening'>> {
  switch (request.channel.kind) {
    case 'sharing':
      return { sharing: await sharing(request, view) };
    case 'authorised-operation':
      return { operation: await operation(request, concepts, view) };
    case 'opening':
      return { opening: await opening(request, view) };
    default:
      return {};
  }
}

async function sharing({ channel, columns, inputs, day }: SupplyRequest, view: RegistryView): Promise<SharingFact> {
  const plain = (column: string) =>
    inputs.map(({ name }) => columnOf(name, column)).find((name) => name !== undefined) ?? column;
  const id = channel.item ?? '';
  const record = (id === '' ? undefined : await view.get('responsibility-item', id)) as
    | StoredRecord<ResponsibilityItemBody>
    | undefined;
  const body = record?.body;
  const fields = body?.fields ?? [];
  return {
    item: {
      id,
      found: record !== undefined,
      active: record?.state === 'active',
      provider: body?.provider ?? '',
      consumer: body?.consumer ?? '',
      fields,
      purpose: body?.purpose ?? '',
      attribute: body?.attribute ?? 'not-shared',
      overdue: body !== undefined && isOverdue(body, day),
    },
    provider: channel.provider ?? '',
    recipient: channel.recipient ?? '',
    purpose: channel.purpose ?? '',
    attribute: channel.attribute ?? '',
    outside: columns.filter(({ from }) => from.some((name) => !fields.includes(plain(name)))).map(({ name }) => name),
  };
}

async function operation(
  { channel, form, day }: SupplyRequest,
  concepts: readonly string[],
  view: RegistryView,
): Promise<OperationFact> {
  const id = channel.agreement ?? '';
  const record = (id === '' ? undefined : await view.get('agreement', id)) as StoredRecord<AgreementBody> | undefined;
  const body = record?.body;
  return {
    agreement: {
      id,
      found: record !== undefined,
      // An agreement whose term has not begun is no more in force than one that has ended.
      state: body !== undefined && day < body.from ? 'not-begun' : (record?.state ?? 'absent'),
      implementer: body?.implementer ?? '',
      operator: body?.operator ?? '',
      from: body?.from ?? '',
      until: body?.until ?? '',
      concepts: body?.concepts ?? [],
      scenarios: body?.scenarios ?? [],
      forms: body?.forms ?? [],
      recipients: body?.recipients ?? null,
      place: body?.place ?? 'secure',
    },
    implementer: channel.implementer ?? '',
    operator: channel.operator ?? '',
    scenario: channel.scenario ?? '',
    form,
    recipient: channel.recipient ?? '',
    place: channel.place ?? 'delivered',
    concepts,
    registration: await registrationFact(channel.registration, day, view),
  };
}

const ACCEPTED: readonly string[] = ['accepted', 'compiled', 'delivered'];

async function opening({ channel }: SupplyRequest, view: RegistryView): Promise<NonNullable<SupplyFacts['opening']>> {
  const demand = await Promise.all(
    (channel.demand ?? []).map(async (id) => {
      const state = (await view.get('request', id))?.state;
      return { id, accepted: state !== undefined && ACCEPTED.includes(state) };
    }),
  );
  return {
    licence: channel.licence ?? null,
    theme: channel.theme ?? null,
    feedback: channel.feedback ?? null,
    proactive: channel.proactive === true,
    demand,
  };
}
