import type { RuleKind } from '../kind';
import { cel } from './cel';
import { comparison } from './comparison';
import { conditional } from './conditional';
import { count } from './count';
import { flowchart } from './flowchart';
import { fixedValue } from './fixed-value';
import { forbidden } from './forbidden';
import { identifier } from './identifier';
import { length } from './length';
import { pattern } from './pattern';
import { phone } from './phone';
import { range } from './range';
import { reference } from './reference';
import { required } from './required';
import { stageSkeleton } from './stage-skeleton';
import { textQuality } from './text-quality';
import { unique } from './unique';
import { vocabulary } from './vocabulary';

/** Every kind of rule, by name. A new kind is one file and one line here. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind> = new Map(
  [
    required,
    forbidden,
    fixedValue,
    vocabulary,
    pattern,
    length,
    range,
    count,
    comparison,
    identifier,
    unique,
    reference,
    stageSkeleton,
    textQuality,
    conditional,
    phone,
    cel,
    flowchart,
  ].map((kind) => [kind.kind, kind])
);
