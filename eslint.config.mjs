import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';

const plugin = 'src/plugins/guide-publisher';
const at = (...folders) => folders.map((folder) => `./${plugin}/${folder}`);

/**
 * Who may import whom, folder by folder, no circles (docs/architecture.md). Each row: a folder and the folders
 * of ours that it may import; everything else of ours is refused.
 */
const MAY_IMPORT = {
  'domain/codes': [],
  'domain/flowchart': ['domain/codes'],
  'domain/document': ['domain/codes', 'domain/flowchart'],
  'domain/template': ['domain/codes', 'domain/flowchart', 'domain/document'],
  'domain/search': [],
  'domain/catalogue': ['domain/codes', 'domain/document'],
  'domain/adjustment': ['domain/codes', 'domain/document'],
  'shared/contracts': ['domain'],
  'server/src/content': ['domain', 'shared'],
  'server/src/editions': ['domain', 'shared'],
  'server/src/review': [
    'domain',
    'shared',
    'server/src/content',
    'server/src/editions',
    'server/src/jobs',
  ],
  'server/src/intake': ['domain', 'shared', 'server/src/content', 'server/src/review'],
  'server/src/release': ['shared'],
  'server/src/site': ['domain', 'shared', 'server/src/editions', 'server/src/release'],
  'server/src/adjustments': [
    'domain',
    'shared',
    'server/src/content',
    'server/src/review',
    'server/src/editions',
    'server/src/jobs',
  ],
  'server/src/catalogues': ['domain', 'shared', 'server/src/editions'],
  'server/src/delivery': ['domain', 'shared', 'server/src/editions'],
  'server/src/jobs': ['shared'],
  admin: ['domain', 'shared'],
};

/** What every folder of the server knows Strapi and the plugin's settings by. */
const SERVER_COMMON = ['server/src/strapi.ts', 'server/src/config.ts'];

const zones = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  target: `./${plugin}/${folder}`,
  from: `./${plugin}`,
  except: [folder, ...allowed, ...(folder.startsWith('server/') ? SERVER_COMMON : [])].map(
    (name) => `./${name}`
  ),
  message: `${folder} may import only: ${allowed.join(', ') || 'nothing of ours'}`,
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/**',
      '**/node_modules/**',
      'public/**',
      '.strapi/**',
      'types/generated/**',
      '.cache/**',
      '.tmp/**',
      'data/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] } },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': ['error', { maxDepth: 6, ignoreExternal: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: at('domain/**/*.ts').map((p) => p.slice(2)),
    rules: {
      // Pure: no I/O, no clock, no randomness.
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', '@strapi/*'] }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is handed in.' },
        { object: 'Math', property: 'random', message: 'Ids and randomness are handed in.' },
      ],
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
      },
    },
  }
);
