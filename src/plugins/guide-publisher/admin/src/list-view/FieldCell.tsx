import { Typography } from '@strapi/design-system';
import { choicesOf } from '../fields/choices';
import { limitOf, limitText } from '../fields/limit-text';
import { PLUGIN_ID } from '../plugin-id';
import { useText } from '../text/use-text';

type Options = Readonly<Record<string, string>>;

interface CellProps {
  readonly value: unknown;
  readonly options: Options;
}

/** Cells of list views that show our custom fields as readers know them: labels, not codes. */
export function fieldCell(customField: string, options: Options) {
  const Cell = Object.hasOwn(CELLS, customField) ? CELLS[customField] : undefined;
  return Cell ? (value: unknown) => <Cell value={value} options={options} /> : null;
}

const CELLS: Readonly<Record<string, (props: CellProps) => JSX.Element>> = {
  [`plugin::${PLUGIN_ID}.code`]: CodeCell,
  [`plugin::${PLUGIN_ID}.code-list`]: CodeCell,
  [`plugin::${PLUGIN_ID}.time-limit`]: LimitCell,
  [`plugin::${PLUGIN_ID}.list`]: CountCell,
};

function CodeCell({ value, options }: CellProps) {
  const { locale } = useText();
  const labels = new Map(choicesOf(options.table));
  const codes = [value].flat().filter((code): code is string => typeof code === 'string');
  const text = codes.map((code) => labels.get(code)?.[locale] ?? code);
  return <CellText>{text.join(locale === 'zh-Hans' ? '、' : ', ')}</CellText>;
}

function LimitCell({ value }: CellProps) {
  const { locale } = useText();
  return <CellText>{limitText(limitOf(value), locale)}</CellText>;
}

function CountCell({ value }: CellProps) {
  const { t } = useText();
  return (
    <CellText>{Array.isArray(value) ? t('list.count', { count: value.length }) : ''}</CellText>
  );
}

const CellText = ({ children }: { readonly children: string }) => (
  <Typography textColor="neutral800" ellipsis>
    {children || '-'}
  </Typography>
);
