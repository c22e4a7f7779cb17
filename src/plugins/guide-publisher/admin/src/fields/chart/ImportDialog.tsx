import { Box, Typography } from '@strapi/design-system';
import type { FlowchartFile } from '../../../../domain/flowchart/describe';
import { ActionDialog } from '../../review/ActionDialog';
import { useText } from '../../text/use-text';

interface ImportDialogProps {
  readonly fileName: string;
  readonly file: FlowchartFile;
  /** Nodes of the chart that would be replaced. */
  readonly replaces: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Says what was made of a file, before its chart takes the place of the present one. */
export function ImportDialog({ fileName, file, replaces, onConfirm, onCancel }: ImportDialogProps) {
  const { t } = useText();
  const figures = (counts: FlowchartFile['counts']['in']) =>
    COUNTED.map((name) => t(`chart.count.${name}`, { count: counts[name] })).join(
      t('chart.count.separator')
    );
  return (
    <ActionDialog
      title={t('chart.import.title')}
      confirm={t(replaces > 0 ? 'chart.import.replace' : 'chart.import.use')}
      variant={replaces > 0 ? 'danger' : 'default'}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Typography fontWeight="semiBold">{fileName}</Typography>
      <Typography>{t('chart.import.in', { figures: figures(file.counts.in) })}</Typography>
      <Entries title={t('chart.import.kept')} entries={file.kept} />
      <Entries title={t('chart.import.degraded')} entries={file.degraded} />
      <Entries title={t('chart.import.dropped')} entries={file.dropped} />
      <Warnings warnings={file.warnings} />
      {replaces > 0 && <ReplaceWarning count={replaces} />}
    </ActionDialog>
  );
}

const COUNTED = ['tasks', 'events', 'gateways', 'flows'] as const;

/** What is lost when another chart takes the place of the present one. */
export function ReplaceWarning({ count }: { readonly count: number }) {
  const { t } = useText();
  return (
    <Box background="warning100" padding={3} hasRadius>
      <Typography textColor="warning700">{t('chart.replaces', { count })}</Typography>
    </Box>
  );
}

function Entries({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: FlowchartFile['kept'];
}) {
  const { locale } = useText();
  if (entries.length === 0) return null;
  return (
    <Box tag="section" aria-label={title}>
      <Typography variant="pi" fontWeight="semiBold" tag="h3">
        {title}
      </Typography>
      <ul>
        {entries.map(({ element, count, note }, i) => (
          <Typography key={i} tag="li" variant="pi" textColor="neutral700">
            {`${element.replace(/^bpmn:/, '')} × ${count} · ${note[locale]}`}
          </Typography>
        ))}
      </ul>
    </Box>
  );
}

/** Warnings that are shown; a broken file has hundreds, and nobody reads more. */
const MAX_SHOWN = 10;

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useText();
  if (warnings.length === 0) return null;
  return (
    <Box tag="section">
      <Typography variant="pi" fontWeight="semiBold" tag="h3">
        {t('chart.import.warnings', { count: warnings.length })}
      </Typography>
      <ul>
        {warnings.slice(0, MAX_SHOWN).map((warning, i) => (
          <Typography key={i} tag="li" variant="pi" textColor="neutral700">
            {warning}
          </Typography>
        ))}
      </ul>
    </Box>
  );
}
