/** One suite per kind of test; `npm test` builds first, because integration and browser tests run the built product. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

/** Packages that ship only ES modules; jest's loader needs them transformed. */
const esmOnly = [
  'bpmn-moddle',
  'moddle',
  'moddle-xml',
  'min-dash',
  'saxen',
  'marked',
  '@marcbachmann/cel-js',
];

const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: '.',
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform: { '^.+\\.(m?[jt]sx?)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/src/plugins/guide-publisher/dist/'],
  ...extra,
});

export default {
  // Far beyond what any test takes: a slow machine must not fail one.
  testTimeout: 120_000,
  // Jest leaves one core to itself, which it hardly uses.
  maxWorkers: '100%',
  projects: [
    project('unit'),
    project('integration', {
      globalSetup: '<rootDir>/test/integration/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/integration/support/global-teardown.ts',
    }),
    project('browser'),
  ],
};
