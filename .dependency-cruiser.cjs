// Who may import whom: between packages, and between the rooms of ml-backend. `./slipway test dependencies` checks it.
// The picture behind it: docs/reference and docs/decisions.

/** Rooms of ml-backend from the ground up; a room may import from its own floor and those below. */
const floors = [
  [
    'database',
    'entities',
    'environments',
    'authorization',
    'ports',
    'inbox',
    'ledger',
    'reconcile',
    'comparison',
    'mirror',
  ],
  ['registry', 'runs', 'health', 'launches', 'deployments', 'sources'],
  [
    'promotions',
    'triggers',
    'incidents',
    'models',
    'fleet',
    'lineage',
    'housekeeping',
  ],
  ['api', 'actions'],
];

const backend = '^plugins/ml-backend/src';
const tests = '[.]test[.]tsx?$|/testing/|/testUtils/|/__fixtures__/';

/** No room imports from a floor above its own. */
const floorRules = floors.slice(0, -1).map((rooms, floor) => ({
  name: `room-${floor + 1}-imports-downwards`,
  comment: `${rooms.join(', ')} are below ${floors
    .slice(floor + 1)
    .flat()
    .join(', ')} and know nothing of them`,
  severity: 'error',
  from: { path: `${backend}/(${rooms.join('|')})/`, pathNot: tests },
  to: {
    path: `${backend}/(${floors
      .slice(floor + 1)
      .flat()
      .join('|')})/`,
  },
}));

/** A package of ours imports only the packages of ours that are named. */
const packageRule = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(packages|plugins)/', pathNot: [from, ...allowed] },
});

const common = '^plugins/ml-common/';
const node = '^plugins/ml-node/';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle has no order in which it can be understood',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    packageRule(
      'common-stands-alone',
      common,
      [],
      'ml-common holds words only and runs in browsers too',
    ),
    packageRule(
      'node-knows-common',
      node,
      [common],
      'ports are written in the words of ml-common',
    ),
    packageRule(
      'web-knows-common',
      '^plugins/ml/',
      [common],
      'the web talks to the backend over HTTP',
    ),
    packageRule(
      'backend-knows-ports',
      '^plugins/ml-backend/',
      [common, node],
      'the domain never knows a vendor',
    ),
    {
      name: 'adapters-know-ports',
      comment: 'a vendor module knows neither the domain nor another vendor',
      severity: 'error',
      from: {
        path: '^plugins/(ml-backend-module-[^/]+|[^/]+-backend-module-ml)/',
        pathNot: tests,
      },
      to: {
        path: '^(packages|plugins)/',
        pathNot: ['^plugins/$1/', common, node],
      },
    },
    packageRule(
      'forge-stands-alone',
      '^packages/forge/',
      ['^packages/embedded/'],
      'a local server, no part of the portal',
    ),
    packageRule(
      'identity-stands-alone',
      '^packages/identity/',
      ['^packages/embedded/'],
      'a local server, no part of the portal',
    ),
    packageRule(
      'embedded-stands-alone',
      '^packages/embedded/',
      [],
      'what the two local servers share',
    ),
    {
      name: 'plugins-know-no-portal',
      comment: 'plugins are installed in portals that we have never seen',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^packages/' },
    },
    ...floorRules,
    {
      name: 'every-room-has-a-floor',
      comment: 'a room that no floor names could import from anywhere',
      severity: 'error',
      from: {
        path: `${backend}/[^/]+/`,
        pathNot: [`${backend}/(${floors.flat().join('|')})/`, tests],
      },
      to: {},
    },
    {
      name: 'a-store-stays-in-its-room',
      comment: 'only a room touches its own tables; others ask its service',
      severity: 'error',
      from: { path: `${backend}/([^/]+)/`, pathNot: tests },
      to: { path: `${backend}/.+Store[.]ts$`, pathNot: `${backend}/$1/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
