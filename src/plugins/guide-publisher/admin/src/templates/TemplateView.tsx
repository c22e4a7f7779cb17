import { useMemo } from 'react';
import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import type { TemplateEntry, TemplateText } from '../../../shared/contracts/template-api';
import { useTemplateTextQuery } from '../api/template-api';
import { Answer } from '../pages/Answer';
import { TEMPLATE_UID } from '../review/types';
import { useText } from '../text/use-text';
import { PolicyTable } from './PolicyTable';
import { ProblemList } from './Problems';
import { RuleDialog } from './RuleDialog';
import { RuleTable } from './RuleTable';
import { TemplateHeader } from './TemplateHeader';
import { VersionTable } from './VersionTable';
import { otherProblems, ruleRows } from './rule-rows';

/** One template: a text of it, chosen in the address as `version` (a number, or `working`), else what is in effect. */
export function TemplateView({ entry }: { readonly entry: TemplateEntry }) {
  const [search, setSearch] = useSearchParams();
  const { documentId, effective } = entry;
  const version = versionOf(search.get('version'), effective);
  const shown = useTemplateTextQuery({ documentId, ...(version ? { version } : {}) });
  const inEffect = useTemplateTextQuery(
    { documentId, ...(effective ? { version: effective } : {}) },
    { skip: effective === null }
  );
  const change = (next: Readonly<Record<string, string | null>>) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [name, value] of Object.entries(next)) {
        if (value === null) after.delete(name);
        else after.set(name, value);
      }
      return after;
    });
  return (
    <Answer data={shown.currentData} error={shown.error}>
      {(text) => (
        <Reading
          entry={entry}
          text={text}
          inEffect={inEffect.data ?? null}
          rule={search.get('rule')}
          onRule={(rule) => change({ rule })}
          onVersion={(next) => change({ version: next, rule: null })}
        />
      )}
    </Answer>
  );
}

/** Null is the working text, which is also shown while nothing is in effect. */
function versionOf(wanted: string | null, effective: number | null): number | null {
  if (wanted === 'working') return null;
  return Number(wanted) || effective;
}

interface ReadingProps {
  readonly entry: TemplateEntry;
  readonly text: TemplateText;
  readonly inEffect: TemplateText | null;
  /** The rule that is open. */
  readonly rule: string | null;
  readonly onRule: (rule: string | null) => void;
  readonly onVersion: (version: string) => void;
}

function Reading({ entry, text, inEffect, rule, onRule, onVersion }: ReadingProps) {
  const { t } = useText();
  const { allowedActions } = useRBAC([
    { action: 'plugin::content-manager.explorer.update', subject: TEMPLATE_UID },
  ]);
  // The version in effect is not compared with itself.
  const before = text.version === entry.effective ? null : (inEffect?.complete ?? null);
  const rows = useMemo(() => ruleRows(text, before), [text, before]);
  const open = rows.find(({ id }) => id === rule);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <TemplateHeader entry={entry} text={text} rows={rows} before={before} onVersion={onVersion} />
      <ProblemList problems={otherProblems(text.problems, rows)} />
      <Tabs.Root defaultValue="rules" variant="simple">
        <Tabs.List aria-label={t('page.templates.title')}>
          <Tabs.Trigger value="rules">{t('rules.title')}</Tabs.Trigger>
          <Tabs.Trigger value="policies">{t('policy.title')}</Tabs.Trigger>
          <Tabs.Trigger value="versions">{t('versions.title')}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="rules">
            <RuleTable rows={rows} onOpen={onRule} />
          </Tabs.Content>
          <Tabs.Content value="policies">
            {text.complete ? (
              <PolicyTable template={text.complete} />
            ) : (
              <Typography textColor="neutral600">{t('policy.unreadable')}</Typography>
            )}
          </Tabs.Content>
          <Tabs.Content value="versions">
            <VersionTable documentId={entry.documentId} shown={text.version} onOpen={onVersion} />
          </Tabs.Content>
        </Box>
      </Tabs.Root>
      {open && (
        <RuleDialog
          key={open.id}
          row={open}
          documentId={entry.documentId}
          mayEdit={text.version === null && allowedActions.canUpdate === true}
          onClose={() => onRule(null)}
        />
      )}
    </Flex>
  );
}
