import { ConfigReader } from '@backstage/config';
import {
  canBeDescribed,
  concerns,
  describeRegistered,
  nameRegistered,
  ownerOfRegistered,
} from './describeRegistered';
import { fitsPattern } from './pattern';
import { plainLine } from './plainText';
import { readDiscovery } from './readDiscovery';
import type { Registered } from './types';

const registered = (changes: Partial<Registered> = {}): Registered => ({
  instance: 'default',
  model: 'fraud-score',
  tags: {},
  ...changes,
});

const settings = (discovery: object, instance = 'default') =>
  readDiscovery(new ConfigReader({ ml: { discovery } })).of(instance);

describe('the settings of discovery', () => {
  it('ask for every model of every registry where nothing is said', () => {
    expect(readDiscovery(new ConfigReader({})).of('any')).toMatchObject({
      mode: 'ask',
      include: ['*'],
      exclude: [],
      ownerTag: 'owner',
      namespace: 'default',
      lifecycle: 'experimental',
    });
  });

  it('hold for all registries, and differ for single ones', () => {
    const discovery = {
      mode: 'on',
      exclude: ['tmp-*'],
      registries: [{ instance: 'abroad', mode: 'off' }],
    };
    expect(settings(discovery)).toMatchObject({ mode: 'on' });
    expect(settings(discovery, 'abroad')).toMatchObject({
      mode: 'off',
      exclude: ['tmp-*'],
    });
  });

  it('understand what YAML makes of a bare on and off', () => {
    expect(settings({ mode: true }).mode).toBe('on');
    expect(settings({ mode: false }).mode).toBe('off');
  });

  it.each([
    [{ mode: 'maybe' }, /mode must be off, ask or on, not 'maybe'/],
    [{ owners: [{ pattern: '*', owner: 'a:b:c' }] }, /'a:b:c' is no group/],
  ])('refuse what means nothing: %p', (discovery, message) => {
    expect(() => settings(discovery)).toThrow(message);
  });
});

describe('a pattern', () => {
  it.each([
    ['*', 'anything', true],
    ['fraud-*', 'fraud-score', true],
    ['fraud-*', 'no-fraud-score', false],
    ['*-v?', 'fraud-v2', true],
    ['*-v?', 'fraud-v22', false],
    ['a*b*c', 'a-x-b-y-c', true],
    ['a.c', 'abc', false],
  ])('%p of %p: %p', (pattern, name, fits) => {
    expect(fitsPattern(pattern, name)).toBe(fits);
  });

  it('excludes what it includes', () => {
    const chosen = settings({ include: ['fraud-*'], exclude: ['*-tmp'] });
    expect(concerns(chosen, 'fraud-score')).toBe(true);
    expect(concerns(chosen, 'fraud-tmp')).toBe(false);
    expect(concerns(chosen, 'delay')).toBe(false);
  });
});

describe('the name of an entity', () => {
  it('is the registered one where the catalog allows it', () => {
    expect(nameRegistered(registered())).toBe('fraud-score');
  });

  it.each([
    ['Fraud Score', /^fraud-score-[0-9a-f]{8}$/],
    ['main.risk.fraud/score', /^main-risk-fraud-score-[0-9a-f]{8}$/],
    ['Überweisung', /^u-berweisung-[0-9a-f]{8}$/],
    ['日本', /^model-[0-9a-f]{8}$/],
    ['x'.repeat(200), /^x{54}-[0-9a-f]{8}$/],
  ])('is made readable and unique: %p', (model, name) => {
    expect(nameRegistered(registered({ model }))).toMatch(name);
  });

  it('differs by registry, by spelling and where it is taken', () => {
    const names = [
      nameRegistered(registered()),
      nameRegistered(registered({ instance: 'abroad' })),
      nameRegistered(registered({ model: 'Fraud-Score' })),
      nameRegistered(registered(), () => true),
    ];
    expect(new Set(names).size).toBe(4);
  });

  it('is not looked for where the registered one cannot be written', () => {
    expect(canBeDescribed(registered({ model: 'a\u0000b' }))).toBe(false);
    expect(canBeDescribed(registered({ model: 'x'.repeat(257) }))).toBe(false);
    expect(canBeDescribed(registered({ model: 'Fraud Score' }))).toBe(true);
  });
});

describe('the owner', () => {
  const chosen = settings({
    ownerTag: 'team',
    owners: [
      { pattern: 'fraud-*', owner: 'risk' },
      { pattern: '*', owner: 'group:ops/rest' },
    ],
  });

  it('is what the tag says, else the first rule that fits, else nobody', () => {
    expect(
      ownerOfRegistered(registered({ tags: { team: 'User:Ada' } }), chosen),
    ).toBe('user:default/ada');
    expect(ownerOfRegistered(registered(), chosen)).toBe('group:default/risk');
    expect(ownerOfRegistered(registered({ model: 'delay' }), chosen)).toBe(
      'group:ops/rest',
    );
    expect(ownerOfRegistered(registered(), settings({}))).toBe('unowned');
  });

  it.each(['component:default/x', 'a b c', '<script>', 'a:b:c/d', ' '])(
    'is not taken from a tag that names nobody: %p',
    tag => {
      expect(
        ownerOfRegistered(registered({ tags: { team: tag } }), chosen),
      ).toBe('group:default/risk');
    },
  );
});

describe('text of others', () => {
  it.each([
    ['one\n\ntwo\tthree', 'one two three'],
    ['![x](http://evil/pixel.png)', '!(x)(http://evil/pixel.png)'],
    ['<script>alert(1)</script>', '‹script›alert(1)‹/script›'],
    ['# Heading', 'Heading'],
    ['safe \u202Eevil\u0000', 'safe evil'],
  ])('becomes one plain line: %p', (text, line) => {
    expect(plainLine(text, 100)).toBe(line);
  });

  it('is bounded', () => {
    const line = plainLine('word '.repeat(1_000_000), 300);
    expect([...line]).toHaveLength(300);
    expect(line.endsWith('…')).toBe(true);
  });

  it('makes an entity that says no more than is known', () => {
    const chosen = settings({ mode: 'on' });
    expect(describeRegistered(registered(), chosen, 'fraud-score')).toEqual({
      apiVersion: 'slipway.dev/v1alpha1',
      kind: 'MLModel',
      metadata: { name: 'fraud-score', namespace: 'default' },
      spec: {
        type: 'model',
        lifecycle: 'experimental',
        owner: 'unowned',
        registry: { instance: 'default', model: 'fraud-score' },
      },
    });
  });
});
