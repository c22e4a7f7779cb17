import { useState, type ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { Locale } from '../../../../domain/codes/tables';
import { STEP_IDS } from '../../../../domain/codes/values';
import { defaultChart } from '../../../../domain/flowchart/default-chart';
import type { Chart } from '../../../../domain/flowchart/chart';
import { errorText } from '../../api/error-text';
import { useLazyChartSourceQuery } from '../../api/publisher-api';
import { ActionDialog } from '../../review/ActionDialog';
import { REVIEWED_RELATIONS, valuesToCheck } from '../../review/form-values';
import { FLOWCHART_UID } from '../../review/types';
import { useGetFormValues } from '../../strapi/content-manager';
import { useText } from '../../text/use-text';
import type { ChartState } from './chart-state';
import { ReplaceWarning } from './ImportDialog';
import type { ChartActions } from './use-chart-editor';

export interface StepTable {
  /** Draws the default chart of the steps of what the form says that it draws. */
  readonly draw: () => void;
  /** Draws the six steps alone, for an item that has no step table yet. */
  readonly drawPlain: () => void;
  readonly busy: boolean;
  /** Asks before a chart is replaced; null most of the time. */
  readonly dialog: ReactNode;
}

interface Parts {
  readonly state: ChartState;
  readonly contentLocale: Locale;
  readonly actions: ChartActions;
}

interface Drawn {
  readonly chart: Chart;
  readonly from: string;
}

/** The default chart, by one click. */
export function useStepTable({ state, contentLocale, actions }: Parts): StepTable {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const getValues = useGetFormValues();
  const [ask, { isFetching }] = useLazyChartSourceQuery();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const replaces = state.kind === 'chart' ? state.chart.nodes.length : 0;

  const use = ({ chart, from }: Drawn) => {
    setDrawn(null);
    actions.replace(chart, { what: t('chart.did.draw', { name: from }) });
  };

  const draw = async () => {
    const values = getValues();
    const { documentId } = values;
    const { data, error } = await ask({
      uid: FLOWCHART_UID,
      locale: contentLocale,
      ...(typeof documentId === 'string' ? { documentId } : {}),
      values: valuesToCheck(values, REVIEWED_RELATIONS),
    });
    if (error) return toggleNotification({ type: 'danger', message: errorText(error, locale) });
    if (!data || data.steps.length === 0) {
      const message = t(data ? 'chart.draw.no-steps' : 'chart.draw.no-subject');
      return toggleNotification({ type: 'warning', message });
    }
    const chart = defaultChart({ ...data, title: data.name, locale: contentLocale });
    return replaces > 0 ? setDrawn({ chart, from: data.name }) : use({ chart, from: data.name });
  };

  return {
    busy: isFetching,
    draw: () => void draw(),
    drawPlain: () =>
      use({
        chart: defaultChart({
          title: '',
          itemType: '',
          steps: STEP_IDS.map((step) => ({ step })),
          specialProcedures: [],
          locale: contentLocale,
        }),
        from: t('chart.start'),
      }),
    dialog: drawn && (
      <ActionDialog
        title={t('chart.draw')}
        confirm={t('chart.draw.replace')}
        variant="danger"
        onCancel={() => setDrawn(null)}
        onConfirm={() => use(drawn)}
      >
        <Typography>
          {t('chart.draw.text', { name: drawn.from, count: drawn.chart.nodes.length })}
        </Typography>
        <ReplaceWarning count={replaces} />
      </ActionDialog>
    ),
  };
}
