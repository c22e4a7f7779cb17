import { useState, type ReactNode } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Locale } from '../../../../domain/codes/tables';
import type { FlowchartFile } from '../../../../domain/flowchart/describe';
import { useText } from '../../text/use-text';
import type { ChartFileForm } from './chart-files';
import type { ChartState } from './chart-state';
import { ImportDialog } from './ImportDialog';
import type { ChartActions } from './use-chart-editor';

export interface ChartFiles {
  readonly open: (file: File | undefined) => void;
  readonly save: (form: ChartFileForm) => void;
  /** Asks before a chart is replaced; null most of the time. */
  readonly dialog: ReactNode;
}

interface Parts {
  readonly state: ChartState;
  readonly contentLocale: Locale;
  readonly actions: ChartActions;
}

/** Charts from files and into files. */
export function useChartFiles({ state, contentLocale, actions }: Parts): ChartFiles {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const [read, setRead] = useState<{ name: string; file: FlowchartFile } | null>(null);
  const warn = (message: string) => toggleNotification({ type: 'danger', message });

  const load = async (chosen: File) => {
    const { readChartFile, MAX_FILE_BYTES } = await import('./read-chart-file');
    if (chosen.size > MAX_FILE_BYTES) {
      return warn(t('chart.import.too-large', { name: chosen.name, most: MAX_FILE_BYTES / 1e6 }));
    }
    const file = await readChartFile(new Uint8Array(await chosen.arrayBuffer()), locale);
    if (file.ok) return setRead({ name: chosen.name, file });
    const reasons = file.problems.slice(0, 3).map(({ message }) => message[locale]);
    return warn(t('chart.import.refused', { name: chosen.name, reason: reasons.join(' · ') }));
  };

  const save = async (form: ChartFileForm) => {
    if (state.kind !== 'chart') return;
    const { chartFile } = await import('./write-chart-file');
    const { chart, source } = state;
    const { name, type, text } = await chartFile(form, { chart, source, locale: contentLocale });
    download(name, new Blob([text], { type: `${type};charset=utf-8` }));
    actions.say(t('chart.saved', { name }));
  };

  return {
    open: (chosen) => chosen && void load(chosen).catch(() => warn(t('chart.import.failed'))),
    save: (form) => void save(form).catch(() => warn(t('chart.export.failed'))),
    dialog: read && (
      <ImportDialog
        fileName={read.name}
        file={read.file}
        replaces={state.kind === 'chart' ? state.chart.nodes.length : 0}
        onCancel={() => setRead(null)}
        onConfirm={() => {
          const { chart, source } = read.file;
          actions.replace(chart, { what: t('chart.did.import', { name: read.name }), source });
          setRead(null);
        }}
      />
    ),
  };
}

function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
