import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { labelOf } from '../../../domain/codes/tables';
import type { TimeLimit } from '../../../domain/codes/values';
import { useText } from '../text/use-text';
import { CellInput, CellSelect } from './cells';
import {
  LIMIT_UNITS,
  WITHOUT_NUMBER,
  draftOf,
  limitOfDraft,
  sameLimit,
  type LimitDraft,
} from './limit-text';

interface LimitCellsProps {
  readonly limit: TimeLimit;
  readonly disabled?: boolean;
  /** Where a finding looks for it, e.g. `promisedLimit` or `steps/2/limit`. */
  readonly path: string;
  /** Without the remark, for the cell of a table. */
  readonly compact?: boolean;
  readonly onChange: (limit: TimeLimit) => void;
}

/** The inputs of a limit. What is typed and not yet complete stays here; the form sees only whole limits, or blank. */
export function LimitCells({ limit, disabled, path, compact = false, onChange }: LimitCellsProps) {
  const { t, locale } = useText();
  const [draft, setDraft] = useState<LimitDraft>(() => draftOf(limit));
  const shown = sameLimit(limitOfDraft(draft), limit) ? draft : draftOf(limit);
  const units =
    shown.unit === '' || LIMIT_UNITS.includes(shown.unit)
      ? LIMIT_UNITS
      : [...LIMIT_UNITS, shown.unit];

  const edit = (patch: Partial<LimitDraft>) => {
    const next = { ...shown, ...patch };
    setDraft(next);
    const changed = limitOfDraft(next);
    if (!sameLimit(changed, limit)) onChange(changed);
  };

  return (
    <Flex gap={compact ? 1 : 2} alignItems="center" width="100%">
      <CellInput
        $width={compact ? '5rem' : '9rem'}
        aria-label={t('field.limit.value')}
        data-path={`${path}/value`}
        inputMode="decimal"
        disabled={disabled || WITHOUT_NUMBER.has(shown.unit)}
        placeholder={compact ? undefined : t('field.limit.value')}
        value={shown.number}
        onChange={(event) => edit({ number: event.target.value })}
      />
      <CellSelect
        $width={compact ? '9rem' : '16rem'}
        aria-label={t('field.limit.unit')}
        data-path={`${path}/unit`}
        disabled={disabled}
        value={shown.unit}
        onChange={(event) => edit({ unit: event.target.value })}
      >
        <option value="">{t('field.not-filled')}</option>
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {labelOf('limitUnit', unit, locale)}
          </option>
        ))}
      </CellSelect>
      {!compact && (
        <CellInput
          $width="100%"
          aria-label={t('field.limit.note')}
          data-path={`${path}/note`}
          disabled={disabled || limit === null}
          placeholder={t('field.limit.note')}
          value={shown.note}
          onChange={(event) => edit({ note: event.target.value })}
        />
      )}
    </Flex>
  );
}
