import { Box, Typography } from '@strapi/design-system';
import type { Locale } from '../../../domain/codes/tables';
import type { Finding } from '../../../domain/template/types';
import { useText } from '../text/use-text';
import { bySeverity } from './form-values';
import { whereText } from './where-text';

/** All findings that are open, before anything is confirmed. */
export function OpenFindings({
  findings,
  locale,
}: {
  readonly findings: readonly Finding[];
  readonly locale: Locale;
}) {
  const { t } = useText();
  if (findings.length === 0) {
    return (
      <Typography variant="pi" textColor="success700">
        {t('findings.none')}
      </Typography>
    );
  }
  return (
    <Box background="neutral100" padding={3} hasRadius>
      {bySeverity(findings).map(([severity, some]) => (
        <Box key={severity} paddingBottom={2}>
          <Typography variant="pi" fontWeight="bold" tag="h3">
            {t(`findings.${severity}`, { count: some.length })}
          </Typography>
          <ul>
            {some.map((finding, i) => (
              <li key={i}>
                <Typography variant="pi">
                  {[whereText(finding.path, locale), finding.message[locale]]
                    .filter(Boolean)
                    .join(locale === 'zh-Hans' ? '：' : ': ')}
                </Typography>
              </li>
            ))}
          </ul>
        </Box>
      ))}
    </Box>
  );
}
