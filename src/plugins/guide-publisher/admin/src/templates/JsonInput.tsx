import { useState } from 'react';
import { Field, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { TemplateProblem } from '../../../domain/template/parse';
import { GrowingText } from '../fields/cells';
import { useText } from '../text/use-text';
import { ProblemsAt } from './Problems';

interface JsonInputProps {
  readonly label: string;
  readonly value: unknown;
  readonly problems: readonly TemplateProblem[];
  readonly at: string;
  /** A blank text stands for nothing. */
  readonly onChange: (value: unknown) => void;
  /** Is what is typed no JSON now? Then nothing may be saved, or it would be lost. */
  readonly onBroken: (broken: boolean) => void;
}

/** A value that has no form of its own, written as JSON. */
export function JsonInput({ label, value, problems, at, onChange, onBroken }: JsonInputProps) {
  const { t } = useText();
  const [text, setText] = useState(() =>
    value === undefined ? '' : JSON.stringify(value, null, 2)
  );
  const [broken, setBroken] = useState(false);
  const write = (next: string) => {
    setText(next);
    const read = readJson(next);
    setBroken(read === null);
    onBroken(read === null);
    if (read) onChange(read.value);
  };
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <Code data-text={text}>
        <textarea
          aria-label={label}
          aria-invalid={broken}
          spellCheck={false}
          rows={3}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      </Code>
      {broken && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {t('rule.no-json')}
        </Typography>
      )}
      <ProblemsAt problems={problems} at={at} />
    </Field.Root>
  );
}

function readJson(text: string): { readonly value: unknown } | null {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

const Code = styled(GrowingText)`
  & > textarea,
  &::after {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 1.3rem;
  }
`;
