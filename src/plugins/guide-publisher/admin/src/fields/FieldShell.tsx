import type { ReactNode } from 'react';
import { Box, Field, Flex } from '@strapi/design-system';
import type { FieldInputProps } from '../strapi/content-manager';

interface FieldShellProps extends Pick<
  FieldInputProps<unknown>,
  'name' | 'label' | 'hint' | 'labelAction' | 'required' | 'error'
> {
  readonly children: ReactNode;
  /** Beside the label, at the right. */
  readonly side?: ReactNode;
  readonly onLeave?: () => void;
}

/** Label, hint, error and the mark by which a finding leads to the field. */
export function FieldShell({ children, side, onLeave, labelAction, ...field }: FieldShellProps) {
  return (
    <Box
      data-field={field.name}
      tabIndex={-1}
      style={{ outline: 'none' }}
      onBlur={onLeave}
      onKeyDown={(event: React.KeyboardEvent) => {
        // Ctrl + Enter saves the document: what was typed last must be in it.
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onLeave?.();
      }}
    >
      <Field.Root
        name={field.name}
        id={field.name}
        hint={field.hint}
        error={field.error}
        required={field.required}
      >
        <Flex justifyContent="space-between" alignItems="flex-end" gap={2} wrap="wrap">
          <Field.Label action={labelAction}>{field.label ?? field.name}</Field.Label>
          {side}
        </Flex>
        {children}
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
}
