import { useIsGuideForm, type FieldInputProps } from '../strapi/content-manager';
import { limitText } from './limit-text';
import { limitOf } from './limit-text';
import { LimitCells } from './LimitCells';
import { FieldShell } from './FieldShell';
import { isSharedField } from './shared-fields';
import { asItIs, useIdleValue } from './use-idle-value';
import { useStandardValue } from '../review/last-check';
import { useText } from '../text/use-text';

/** A time limit: number, unit and remark. Blank stays blank; nothing becomes one day by itself. */
export default function TimeLimitInput(props: FieldInputProps<unknown>) {
  const { t, locale } = useText();
  const { name, disabled, onChange } = props;
  const [limit, change, flush] = useIdleValue({
    outside: props.value,
    read: limitOf,
    write: asItIs,
    tell: (next) => onChange(name, next),
  });
  const inherits = useIsGuideForm() && isSharedField(name);
  const standard = limitText(limitOf(useStandardValue(name)), locale);
  const blank = inherits
    ? standard
      ? t('field.limit.inherited', { limit: standard })
      : t('field.limit.inherited-blank')
    : t('field.limit.blank');
  return (
    <FieldShell
      {...props}
      hint={props.hint ?? (limit === null ? blank : undefined)}
      onLeave={flush}
    >
      <LimitCells limit={limit} disabled={disabled} path={name} onChange={change} />
    </FieldShell>
  );
}
