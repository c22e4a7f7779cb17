import { Flex, Typography } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import type { TemplateEntry } from '../../../shared/contracts/template-api';
import { useTemplatesQuery } from '../api/template-api';
import { TemplateView } from '../templates/TemplateView';
import { useText } from '../text/use-text';
import { Answer } from './Answer';
import { EmptyBox } from './PlainTable';

/** Templates: the one in effect, its versions, and the working text in which the next one is written. */
export default function TemplatesPage() {
  const { t } = useText();
  const { data, error } = useTemplatesQuery();
  return (
    <Answer data={data} error={error}>
      {(templates) =>
        templates.length === 0 ? (
          <EmptyBox>{t('page.templates.empty')}</EmptyBox>
        ) : (
          <Templates templates={templates} />
        )
      }
    </Answer>
  );
}

function Templates({ templates }: { readonly templates: readonly TemplateEntry[] }) {
  const { t, locale } = useText();
  const [search, setSearch] = useSearchParams();
  const chosen =
    templates.find(({ code }) => code === search.get('template')) ??
    templates.find(({ effective }) => effective !== null) ??
    templates[0]!;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {templates.length > 1 && (
        <Flex tag="nav" gap={4} aria-label={t('page.templates.title')}>
          {templates.map((template) => (
            <button
              key={template.code}
              type="button"
              aria-current={template === chosen}
              onClick={() => setSearch({ template: template.code })}
            >
              <Typography
                fontWeight={template === chosen ? 'bold' : 'regular'}
                textColor={template === chosen ? 'primary700' : 'neutral700'}
              >
                {template.title[locale]}
              </Typography>
            </button>
          ))}
        </Flex>
      )}
      <TemplateView key={chosen.documentId} entry={chosen} />
    </Flex>
  );
}
