import { localCopy, override, ofType, type Victim, type Violation } from './violation';

/** Mistakes in texts, phones and codes. */

const note = (rule: string, text: string): Violation => ({
  rules: [rule],
  fits: () => true,
  commit: ({ record }) => void (record.localNote = text),
});

const summarized = ofType('01', '05', '07', '08', '09', '10', '20');
const hasFaqs = (victim: Victim): boolean => localCopy(victim, 'faqs').length > 0;

/** Position of the level in an implementation code, after the credit code. */
const LEVEL_AT = 18;
/** A sub-item that no list has: all items of the corpus and of the sample are main items, with 000. */
const UNUSED_SUB = '999';

export const TEXTS: readonly Violation[] = [
  note('text-no-placeholder', '办理地点待补充。'),
  note('text-no-html', '<p>请带齐材料。</p>'),
  note('text-no-escaped-html', '请带齐材料&nbsp;原件。'),
  note('text-no-control', '请带齐\u200b材料。'),
  note('text-trimmed', '  请带齐材料。'),
  {
    rules: ['note-not-standard'],
    fits: ({ item }) => item.conditions.length > 0,
    commit: ({ record, item }) => void (record.localNote = item.conditions[0]!.text),
  },
  {
    rules: ['summary-required'],
    fits: summarized,
    commit: (victim) => override(victim, 'summary', ''),
  },
  {
    rules: ['summary-not-name'],
    fits: () => true,
    commit: (victim) => override(victim, 'summary', victim.item.name),
  },
  {
    rules: ['summary-length'],
    fits: () => true,
    commit: (victim) =>
      override(victim, 'summary', '符合条件的申请人按照规定提交材料后办理。'.repeat(12)),
  },
  {
    rules: ['remedies-required'],
    fits: ofType('01', '02', '03'),
    commit: (victim) => override(victim, 'remedies', ''),
  },
  {
    rules: ['licence-faq-required'],
    fits: ofType('01'),
    commit: (victim) => override(victim, 'faqs', []),
  },
  {
    rules: ['faq-complete'],
    fits: hasFaqs,
    commit: (victim) => changeFaq(victim, () => ''),
  },
  {
    rules: ['faq-not-question'],
    fits: hasFaqs,
    commit: (victim) => changeFaq(victim, (question) => question),
  },
  {
    rules: ['phone-form'],
    fits: () => true,
    commit: ({ record }) => void (record.consultationPhone = '8555001'),
  },
  {
    rules: ['phones-differ'],
    fits: () => true,
    commit: ({ record, body }) =>
      void (record.consultationPhone = body.organization.supervisionPhone),
  },
  {
    rules: ['code-level-agrees'],
    fits: () => true,
    commit: ({ record, body }) => {
      const level = body.organization.level === '3' ? '4' : '3';
      record.code = record.code.slice(0, LEVEL_AT) + level + record.code.slice(LEVEL_AT + 1);
    },
  },
  {
    rules: ['code-basic-agrees'],
    fits: () => true,
    commit: ({ record }) =>
      void (record.code = record.code.slice(0, -UNUSED_SUB.length) + UNUSED_SUB),
  },
  {
    rules: ['code-implementation-valid'],
    fits: () => true,
    commit: ({ record }) => void (record.code += '0A'),
  },
];

function changeFaq(victim: Victim, answerOf: (question: string) => string): void {
  const [first, ...others] = localCopy(victim, 'faqs');
  if (first) override(victim, 'faqs', [{ ...first, answer: answerOf(first.question) }, ...others]);
}
