import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Document } from '../../../domain/document/document';
import { useText } from '../text/use-text';
import { textBySection } from './document-view';
import { ValueView } from './ValueView';
import { fieldLabel } from './where-text';

/** The whole resolved text: everything that readers will see, also what is blank. */
export function WholeText({ document }: { readonly document: Document }) {
  const { t, locale } = useText();
  return (
    <Box>
      <Typography variant="delta" tag="h2">
        {t('whole-text.title')}
      </Typography>
      {textBySection(document).map(({ section, label, fields }) => (
        <Box key={section} paddingTop={3}>
          <Typography variant="omega" fontWeight="bold" tag="h3">
            {label[locale]}
          </Typography>
          <Rows>
            {fields.map(({ field, value }) => (
              <div key={field}>
                <dt>{fieldLabel(field, locale)}</dt>
                <dd>
                  <ValueView field={field} kind={document.kind} value={value} />
                </dd>
              </div>
            ))}
          </Rows>
        </Box>
      ))}
    </Box>
  );
}

const Rows = styled.dl`
  & > div {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    display: grid;
    gap: 12px;
    grid-template-columns: 16rem 1fr;
    padding: 6px 0;
  }

  & > div > dt {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.3rem;
    line-height: 2.2rem;
  }
`;
