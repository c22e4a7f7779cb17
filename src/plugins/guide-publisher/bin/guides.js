#!/usr/bin/env node
/* eslint-disable @typescript-eslint/no-require-imports -- runs as it is, before anything is built */
/* global require, __dirname */
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '..', 'dist', 'cli', 'index.js');

if (existsSync(built)) {
  require(built).main();
} else {
  console.error('guides 尚未构建，请先运行：npm run build:plugin');
  console.error('guides is not built yet; run first: npm run build:plugin');
  process.exitCode = 2;
}
