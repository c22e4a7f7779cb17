import { useDeferredValue, useMemo } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { parseChart } from '../../../../domain/flowchart/parse';
import { lintChart } from '../../../../domain/flowchart/lint';
import { chartSchema, type Chart } from '../../../../domain/flowchart/chart';
import { defaultChart } from '../../../../domain/flowchart/default-chart';
import { STEP_IDS } from '../../../../domain/codes/values';
import type { FieldInputProps } from '../../strapi/content-manager';
import { useText } from '../../text/use-text';
import { FieldShell } from '../FieldShell';
import { useIdleValue } from '../use-idle-value';
import { ChartTables } from './ChartTables';
import { ChartView } from './ChartView';
import { EMPTY_CHART } from './edit-chart';

/** A chart as tables of steps, flows and lanes, with its picture beside them as it is edited. */
export default function ChartInput(props: FieldInputProps<unknown>) {
  const { name, disabled, onChange } = props;
  const { t, locale } = useText();
  const [stored, change, flush] = useIdleValue<unknown>(
    props.value,
    (value) => value ?? null,
    (next) => onChange(name, next)
  );
  const chart = useMemo(() => readable(stored), [stored]);
  const drawn = useDeferredValue(chart);

  const start = () =>
    change(
      defaultChart({
        title: '',
        itemType: '',
        steps: STEP_IDS.map((step) => ({ step })),
        specialProcedures: [],
        locale,
      })
    );

  return (
    <FieldShell {...props} onLeave={flush}>
      {stored === null ? (
        <Flex
          direction="column"
          gap={2}
          padding={4}
          background="neutral100"
          hasRadius
          data-path={`${name}/nodes`}
        >
          <Typography textColor="neutral600">{t('chart.empty')}</Typography>
          <Flex gap={2}>
            <Button size="S" disabled={disabled} onClick={start}>
              {t('chart.start')}
            </Button>
            <Button
              size="S"
              variant="tertiary"
              disabled={disabled}
              onClick={() => change(EMPTY_CHART)}
            >
              {t('chart.start-empty')}
            </Button>
          </Flex>
        </Flex>
      ) : chart ? (
        <Flex direction="column" alignItems="stretch" gap={4}>
          {drawn && drawn.nodes.length > 0 && <ChartView chart={drawn} />}
          {drawn && <Problems chart={drawn} />}
          <ChartTables name={name} chart={chart} disabled={disabled} onChange={change} />
        </Flex>
      ) : (
        <Unreadable stored={stored} disabled={disabled} onRestart={start} />
      )}
    </FieldShell>
  );
}

/** The chart as far as its form can be read: what is wrong in it is shown and mended here, so a broken flow must not hide it. */
function readable(stored: unknown): Chart | null {
  const result = chartSchema.safeParse(stored);
  return result.success ? result.data : null;
}

/** Limits and the kind of item belong to the item; the server's check knows them. */
const NO_CONTEXT = { itemType: '', promisedLimit: null, statutoryLimit: null };

function Problems({ chart }: { readonly chart: Chart }) {
  const { t, locale } = useText();
  const problems = useMemo(() => lintChart(chart, NO_CONTEXT), [chart]);
  if (problems.length === 0) {
    return (
      <Typography variant="pi" textColor="success600">
        {t('chart.right')}
      </Typography>
    );
  }
  return (
    <Box background="warning100" padding={3} hasRadius>
      <ul>
        {problems.map((problem, i) => (
          <li key={i}>
            <Typography variant="pi">{problem.message[locale]}</Typography>
          </li>
        ))}
      </ul>
    </Box>
  );
}

interface UnreadableProps {
  readonly stored: unknown;
  readonly disabled?: boolean;
  readonly onRestart: () => void;
}

function Unreadable({ stored, disabled, onRestart }: UnreadableProps) {
  const { t, locale } = useText();
  const parsed = parseChart(stored);
  return (
    <Box background="danger100" padding={3} hasRadius>
      <Typography fontWeight="semiBold">{t('chart.unreadable')}</Typography>
      <ul>
        {(parsed.ok ? [] : parsed.problems).map((problem, i) => (
          <li key={i}>
            <Typography variant="pi">{problem.message[locale]}</Typography>
          </li>
        ))}
      </ul>
      <Box paddingTop={2}>
        <Button size="S" variant="danger-light" disabled={disabled} onClick={onRestart}>
          {t('chart.restart')}
        </Button>
      </Box>
    </Box>
  );
}
