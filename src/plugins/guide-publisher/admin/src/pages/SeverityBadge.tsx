import { Badge, Typography } from '@strapi/design-system';
import { SEVERITIES } from '../../../domain/template/types';
import { useText } from '../text/use-text';

/** How grave a finding is, in word and colour. */
export function SeverityBadge({ severity }: { readonly severity: string }) {
  const { t } = useText();
  const known = SEVERITIES.find((one) => one === severity);
  if (!known) return <Typography>{severity}</Typography>;
  const colour = { error: 'danger', warning: 'warning', advice: 'secondary' } as const;
  return (
    <Badge size="S" backgroundColor={`${colour[known]}100`} textColor={`${colour[known]}700`}>
      {t(`severity.${known}`)}
    </Badge>
  );
}
