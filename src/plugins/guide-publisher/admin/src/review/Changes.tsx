import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Document } from '../../../domain/document/document';
import { useText } from '../text/use-text';
import { changesBySection, type SectionChanges } from './document-view';
import { ValueView } from './ValueView';
import { fieldLabel } from './where-text';

interface ChangesProps {
  readonly before: Document | null;
  readonly after: Document | null;
}

/** What changes for readers, section by section. */
export function Changes({ before, after }: ChangesProps) {
  const { t, locale } = useText();
  if (!after) return <Typography textColor="danger600">{t('changes.no-text')}</Typography>;
  if (!before) return <Typography textColor="neutral700">{t('changes.first')}</Typography>;
  const sections = changesBySection(before, after);
  return (
    <Box>
      <Typography variant="delta" tag="h2">
        {t('changes.title')}
      </Typography>
      {sections.length === 0 && (
        <Typography tag="p" textColor="neutral700">
          {t('changes.none')}
        </Typography>
      )}
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={2}>
        {sections.map(({ section, label, fields }) => (
          <Box key={section}>
            <Typography variant="omega" fontWeight="bold" tag="h3">
              {label[locale]}
            </Typography>
            {fields.map((field) => (
              <FieldChangeView key={field.field} change={field} kind={after.kind} />
            ))}
          </Box>
        ))}
      </Flex>
    </Box>
  );
}

function FieldChangeView({
  change,
  kind,
}: {
  readonly change: SectionChanges['fields'][number];
  readonly kind: string;
}) {
  const { t, locale } = useText();
  const { field, before, after, entries } = change;
  return (
    <Box paddingTop={2}>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral700">
        {fieldLabel(field, locale)}
      </Typography>
      {entries ? (
        <Flex direction="column" alignItems="stretch" gap={1} paddingTop={1}>
          {entries.map((entry, i) => (
            <Entry key={i} $change={entry.change}>
              <Typography variant="pi" fontWeight="semiBold">
                {t(`changes.${entry.change}`)}
              </Typography>
              {entry.before !== undefined && entry.change !== 'moved' && (
                <del>
                  <ValueView field={field} kind={kind} value={[entry.before]} only={entry.fields} />
                </del>
              )}
              {entry.after !== undefined && (
                <ins>
                  <ValueView
                    field={field}
                    kind={kind}
                    value={[entry.after]}
                    only={entry.change === 'changed' ? entry.fields : undefined}
                    name={
                      entry.change === 'changed' || entry.change === 'moved' ? entry.key : undefined
                    }
                  />
                </ins>
              )}
            </Entry>
          ))}
        </Flex>
      ) : (
        <Sides>
          <div>
            <Typography variant="pi" textColor="neutral600">
              {t('changes.before')}
            </Typography>
            <del>
              <ValueView field={field} kind={kind} value={before} />
            </del>
          </div>
          <div>
            <Typography variant="pi" textColor="neutral600">
              {t('changes.after')}
            </Typography>
            <ins>
              <ValueView field={field} kind={kind} value={after} />
            </ins>
          </div>
        </Sides>
      )}
    </Box>
  );
}

const marks = `
  del, ins { display: block; text-decoration: none; }
  del { opacity: 0.75; }
`;

const Sides = styled.div`
  display: grid;
  gap: 12px;
  grid-template-columns: 1fr 1fr;

  & > div {
    border-radius: ${({ theme }) => theme.borderRadius};
    padding: 6px 10px;
  }

  & > div:first-child {
    background: ${({ theme }) => theme.colors.danger100};
  }

  & > div:last-child {
    background: ${({ theme }) => theme.colors.success100};
  }

  ${marks}
`;

const Entry = styled.div<{ readonly $change: string }>`
  background: ${({ theme, $change }) =>
    $change === 'added'
      ? theme.colors.success100
      : $change === 'removed'
        ? theme.colors.danger100
        : theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
  padding: 6px 10px;

  ${marks}

  del {
    text-decoration: line-through;
  }
`;
