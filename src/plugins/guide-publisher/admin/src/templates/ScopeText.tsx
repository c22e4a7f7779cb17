import { Typography } from '@strapi/design-system';
import { scopeText } from '../../../domain/template/explain';
import type { AppliesTo } from '../../../domain/template/types';
import { useText } from '../text/use-text';

/** To whom a rule applies: item types, levels, kinds of document. */
export function ScopeText({ scope }: { readonly scope: AppliesTo | undefined }) {
  const { t, locale } = useText();
  return (
    <Typography variant="pi" textColor="neutral700">
      {scopeText(scope, locale) || t('rules.everyone')}
    </Typography>
  );
}
