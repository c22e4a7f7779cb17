import { useEffect, useMemo, useState } from 'react';
import type { TemplateProblem } from '../../../domain/template/parse';
import {
  useLazyTemplateTextQuery,
  useSaveTemplateMutation,
  useTemplateCheckMutation,
  useTemplateTextQuery,
} from '../api/template-api';
import { useAnswer } from '../api/use-answer';
import { useText } from '../text/use-text';
import { withRule, type RuleEdit } from './edit-template';
import { isBelow, overridesOf, type RuleRow } from './rule-rows';

/** Pause in typing before the text is checked, in ms. */
const PAUSE = 400;

interface RuleDraft {
  /** What is wrong with the rule as it is in the form now. */
  readonly problems: readonly TemplateProblem[];
  /** Is that known of what is in the form now? */
  readonly checked: boolean;
  /** Places of the rule and of its override in the template that would be saved. */
  readonly ruleAt: string;
  readonly overrideAt: string;
  readonly saving: boolean;
  /** Writes the rule into the working text as it is by then, so that what others changed in other rules stays. */
  save(): Promise<boolean>;
}

/** Checks a rule while it is edited and saves it. */
export function useRuleDraft({
  documentId,
  row,
  edit,
}: {
  readonly documentId: string;
  readonly row: RuleRow;
  readonly edit: RuleEdit;
}): RuleDraft {
  const { t } = useText();
  const answer = useAnswer();
  const { data: text } = useTemplateTextQuery({ documentId });
  const [fetchText] = useLazyTemplateTextQuery();
  const [check] = useTemplateCheckMutation();
  const [store, { isLoading: saving }] = useSaveTemplateMutation();
  const [told, setTold] = useState<{ of: string; problems: readonly TemplateProblem[] } | null>(
    null
  );
  const content = useMemo(() => withRule(text?.written, edit), [text?.written, edit]);
  const written = JSON.stringify(content);
  const override = overridesOf(content).find(({ rule }) => rule === row.id);
  const ruleAt = `/rules/${row.index ?? -1}`;
  const overrideAt = `/overrides/${override?.index ?? -1}`;

  useEffect(() => {
    if (!text) return undefined;
    let current = true;
    const timer = window.setTimeout(() => {
      void check({ content: JSON.parse(written) as unknown }).then((result) => {
        if (current && 'data' in result && result.data)
          setTold({ of: written, problems: result.data.problems });
      });
    }, PAUSE);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [written, text, check]);

  return {
    problems: (told?.problems ?? []).filter(
      ({ path }) => isBelow(path, ruleAt) || isBelow(path, overrideAt)
    ),
    checked: told?.of === written,
    ruleAt,
    overrideAt,
    saving,
    async save() {
      const { data: newest } = await fetchText({ documentId });
      if (!newest) return false;
      const request = store({ documentId, content: withRule(newest.written, edit) });
      return (await answer(request, () => t('rule.saved'))) !== null;
    },
  };
}
