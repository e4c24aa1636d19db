import type { PromotionState } from '@slipway/plugin-ml-common';
import {
  mayAbort,
  mayApprove,
  mayReject,
  mayWithdraw,
  toAct,
  type ActFacts,
} from './acts';

const GROUP = 'group:default/ml-reviewers';
const yes = { allowed: true };
const no = { allowed: false, reason: 'The policy says no' };

function facts({
  state = 'awaiting_approval',
  actor = 'user:default/rita',
  claims = [GROUP],
  isPerson = true,
  ...more
}: Partial<ActFacts> & {
  state?: PromotionState;
  actor?: string;
  claims?: string[];
  isPerson?: boolean;
} = {}): ActFacts {
  return {
    promotion: {
      state,
      requestedBy: 'user:default/ada',
      mode: 'deploy',
      plan: {
        mode: 'deploy',
        environment: 'production',
        target: 'local',
        alias: 'champion',
        deployment: {
          name: 'm-production',
          target: 'local',
          model: 'mlmodel:default/m',
          environment: 'production',
          registry: 'default',
          registeredModel: 'm',
          replicas: 1,
          resources: { cpus: 1, gpus: 0 },
        },
        policy: {
          tier: 2,
          approvals: 1,
          approverGroups: [GROUP],
          expiresAfter: 'P7D',
        },
        gates: [],
      },
    },
    decisions: [],
    caller: {
      actor,
      ...(isPerson ? { person: { claims: [actor, ...claims] } } : {}),
    },
    rights: { decide: yes, request: yes, control: no },
    ...more,
  };
}

describe('who may approve', () => {
  it('an approver who did not ask', () => {
    expect(toAct(mayApprove(facts()))).toEqual({ allowed: true });
  });

  it.each<[string, ActFacts, 'caller' | 'state', RegExp]>([
    [
      'the requester, approver or not',
      facts({ actor: 'user:default/ada' }),
      'caller',
      /^You asked for this promotion; someone else must decide$/,
    ],
    [
      'somebody outside of the groups',
      facts({ claims: ['group:default/departures'] }),
      'caller',
      /Only members of group:default\/ml-reviewers can decide/,
    ],
    [
      'a service, whatever it claims',
      facts({ actor: 'service:ci', isPerson: false }),
      'caller',
      /Only a person can decide/,
    ],
    [
      'somebody whom the permission policy refuses',
      facts({ rights: { decide: no, request: yes, control: yes } }),
      'caller',
      /The policy says no/,
    ],
    [
      'the same person twice',
      facts({
        decisions: [{ by: 'user:default/rita', decision: 'approved' }],
      }),
      'state',
      /You have approved/,
    ],
    ['too early', facts({ state: 'gated' }), 'state', /gate has not passed/],
    ['too late', facts({ state: 'launching' }), 'state', /approved already/],
    ['after the end', facts({ state: 'expired' }), 'state', /ended: expired/],
  ])('not %s', (_, given, because, reason) => {
    expect(mayApprove(given)).toMatchObject({
      allowed: false,
      because,
      reason: expect.stringMatching(reason),
    });
  });

  it('the same person again, when the first approval was voided', () => {
    expect(
      mayApprove(
        facts({
          decisions: [
            {
              by: 'user:default/rita',
              decision: 'approved',
              voidedAt: '2026-11-24T00:00:00.000Z',
            },
          ],
        }),
      ).allowed,
    ).toBe(true);
  });
});

describe('the other acts', () => {
  it('approvers reject before approval, gated or not', () => {
    expect(mayReject(facts({ state: 'gated' })).allowed).toBe(true);
    expect(mayReject(facts({ state: 'rolling_out' })).allowed).toBe(false);
  });

  it('the requester, and nobody else, withdraws, before approval', () => {
    const actor = 'user:default/ada';
    expect(mayWithdraw(facts({ actor })).allowed).toBe(true);
    expect(mayWithdraw(facts()).allowed).toBe(false);
    expect(toAct(mayWithdraw(facts({ actor, state: 'launching' })))).toEqual({
      allowed: false,
      reason: 'It is approved and under way; abort it',
    });
  });

  it('approvers and whoever controls the deployment abort, once under way', () => {
    expect(mayAbort(facts({ state: 'launching' })).allowed).toBe(true);
    expect(mayAbort(facts({ state: 'launching', claims: [] })).allowed).toBe(
      false,
    );
    expect(
      mayAbort(
        facts({
          state: 'rolling_out',
          claims: [],
          rights: { decide: no, request: no, control: yes },
        }),
      ).allowed,
    ).toBe(true);
    expect(mayAbort(facts()).allowed).toBe(false);
  });
});
