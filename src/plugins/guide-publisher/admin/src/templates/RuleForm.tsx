import { useState } from 'react';
import { Button, Field, Flex, Modal, Typography } from '@strapi/design-system';
import type { Rule } from '../../../domain/template/types';
import { useText } from '../text/use-text';
import { JsonInput } from './JsonInput';
import { ParamsForm } from './ParamsForm';
import { ProblemsAt } from './Problems';
import { ScopeForm } from './ScopeForm';
import { SeverityForm, type SeverityChoice } from './SeverityForm';
import { TextPair } from './TextPair';
import type { RuleRow } from './rule-rows';
import { useRuleDraft } from './use-rule-draft';

interface RuleFormProps {
  readonly row: RuleRow;
  readonly documentId: string;
  readonly onDone: () => void;
}

/** Changes one rule of the working text. What is wrong is told at its place before anything is saved. */
export function RuleForm({ row, documentId, onDone }: RuleFormProps) {
  const { t } = useText();
  const [rule, setRule] = useState<Readonly<Record<string, unknown>> | null>(
    row.index === null ? null : ((row.json ?? {}) as Readonly<Record<string, unknown>>)
  );
  const [choice, setChoice] = useState<SeverityChoice>(choiceOf(row));
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const note = (name: string, isBroken: boolean) =>
    setBroken((before) => {
      const after = new Set(before);
      if (isBroken) after.add(name);
      else after.delete(name);
      return after;
    });
  const draft = useRuleDraft({
    documentId,
    row,
    edit: { id: row.id, rule, override: overrideOf(row, choice) },
  });
  const unreasoned = overrideOf(row, choice) !== null && choice.reason.trim() === '';
  const blocked = broken.size > 0 || unreasoned || draft.problems.length > 0 || !draft.checked;
  const save = async () => {
    if (await draft.save()) onDone();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <SeverityForm row={row} choice={choice} onChange={setChoice} />
          <ProblemsAt problems={draft.problems} at={draft.overrideAt} />
          {rule && (
            <RuleFields
              rule={rule as unknown as Rule}
              at={draft.ruleAt}
              problems={draft.problems}
              onChange={(part) => setRule(without({ ...rule, ...part }))}
              onBroken={note}
            />
          )}
          {!rule && <Typography textColor="neutral600">{t('rule.inherited-text')}</Typography>}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onDone}>
          {t('dialog.cancel')}
        </Button>
        <Flex gap={3}>
          <Typography variant="pi" textColor="danger600" aria-live="polite">
            {draft.problems.length > 0
              ? t('rule.has-problems', { count: draft.problems.length })
              : unreasoned
                ? t('rule.reason-needed')
                : ''}
          </Typography>
          <Button loading={draft.saving} disabled={blocked} onClick={() => void save()}>
            {t('rule.save')}
          </Button>
        </Flex>
      </Modal.Footer>
    </>
  );
}

/** A part that is taken away is not written at all. */
function without(rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
}

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly at: string;
  readonly problems: ReturnType<typeof useRuleDraft>['problems'];
  readonly onChange: (part: Partial<Record<keyof Rule, unknown>>) => void;
  readonly onBroken: (name: string, broken: boolean) => void;
}

function RuleFields({ rule, at, problems, onChange, onBroken }: RuleFieldsProps) {
  const { t } = useText();
  const pair = { problems };
  return (
    <>
      <TextPair
        {...pair}
        label={t('rule.title')}
        at={`${at}/title`}
        value={rule.title}
        onChange={(title) => onChange({ title })}
      />
      <Field.Root>
        <Typography variant="pi" fontWeight="bold" tag="h3">
          {t('rule.params')}
        </Typography>
        <ParamsForm
          kind={rule.kind}
          params={rule.params}
          documents={rule.appliesTo?.documents ?? ['guide']}
          problems={problems}
          at={`${at}/params`}
          onChange={(params) => onChange({ params })}
          onBroken={onBroken}
        />
      </Field.Root>
      <TextPair
        {...pair}
        label={t('rule.message')}
        hint={t('rule.message-hint')}
        at={`${at}/message`}
        value={rule.message}
        onChange={(message) => onChange({ message })}
      />
      <TextPair
        {...pair}
        label={t('rule.mend')}
        at={`${at}/mend`}
        value={rule.mend}
        onChange={(mend) => onChange({ mend })}
      />
      <ScopeForm
        scope={rule.appliesTo}
        problems={problems}
        at={`${at}/appliesTo`}
        onChange={(appliesTo) => onChange({ appliesTo })}
      />
      <TextPair
        {...pair}
        single
        label={t('rules.clause')}
        at={`${at}/clause`}
        value={rule.clause}
        onChange={(clause) => onChange({ clause })}
      />
      <JsonInput
        label={t('rule.when')}
        value={rule.when}
        problems={problems}
        at={`${at}/when`}
        onChange={(when) => onChange({ when })}
        onBroken={(isBroken) => onBroken('when', isBroken)}
      />
    </>
  );
}

const choiceOf = ({ override }: RuleRow): SeverityChoice => ({
  severity: override?.disabled ? 'off' : (override?.severity ?? 'own'),
  reason: override?.reason ?? '',
});

function overrideOf({ id }: RuleRow, { severity, reason }: SeverityChoice) {
  if (severity === 'own') return null;
  return severity === 'off'
    ? { rule: id, disabled: true as const, reason: reason.trim() }
    : { rule: id, severity, reason: reason.trim() };
}
