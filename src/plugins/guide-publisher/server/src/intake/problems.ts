import { PublisherError, type ErrorCode } from '../../../shared/contracts/errors';
import { MAX_SHOWN } from './limits';
import type { Problem } from './types';

interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly severity?: Problem['severity'];
}

/** A problem with its message filled from the closed table. */
export function problem(
  code: ErrorCode,
  place: Place,
  details: Readonly<Record<string, unknown>> = {}
): Problem {
  const value = shorten(place.value ?? '');
  const { messages } = new PublisherError(code, { value, ...details });
  return {
    severity: place.severity ?? 'error',
    sheet: place.sheet,
    row: place.row,
    column: place.column ?? '',
    code,
    message: messages,
    value,
  };
}

/** The problem that a reader's refusal stands for; anything unforeseen becomes "cannot be read", never a raw error. */
export function problemOfError(error: unknown, file: string): Problem {
  const known =
    error instanceof PublisherError ? error : new PublisherError(codeOf(error), { file });
  const { row = 0, column = '' } = known.details;
  return {
    severity: 'error',
    sheet: file,
    row: Number(row),
    column: String(column),
    code: known.code,
    message: known.messages,
    value: '',
  };
}

/** A value short enough for one line, without line breaks. */
export function shorten(value: string): string {
  const line = value.slice(0, MAX_SHOWN + 1).replace(/\p{Cc}/gu, ' ');
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}

/** The code of an error of Node or of a library; blank for anything else. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function codeOf(error: unknown): ErrorCode {
  return errorCode(error) === 'ENOENT' ? 'import.not-found' : 'import.unreadable';
}
