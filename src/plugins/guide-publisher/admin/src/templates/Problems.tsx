import { Box, Typography } from '@strapi/design-system';
import type { TemplateProblem } from '../../../domain/template/parse';
import { useText } from '../text/use-text';
import { isBelow } from './rule-rows';

interface ProblemsAtProps {
  readonly problems: readonly TemplateProblem[];
  /** JSON pointer; what is wrong here or below is told. */
  readonly at: string;
}

/** What is wrong with a part of a template, at its place. */
export function ProblemsAt({ problems, at }: ProblemsAtProps) {
  const { locale } = useText();
  const here = problems.filter(({ path }) => isBelow(path, at));
  return (
    <>
      {here.map(({ path, message }) => (
        <Typography
          key={`${path} ${message.en}`}
          variant="pi"
          textColor="danger600"
          tag="p"
          role="alert"
        >
          {[path.slice(at.length + 1), message[locale]].filter(Boolean).join(' · ')}
        </Typography>
      ))}
    </>
  );
}

/** What is wrong with a template where no place of its own shows it. */
export function ProblemList({ problems }: { readonly problems: readonly TemplateProblem[] }) {
  const { t, locale } = useText();
  if (problems.length === 0) return null;
  return (
    <Box background="danger100" padding={4} hasRadius role="alert">
      <Typography fontWeight="semiBold" textColor="danger700">
        {t('template.problems', { count: problems.length })}
      </Typography>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message.en}`}>
            <Typography variant="pi" textColor="danger700">
              <code>{path || '/'}</code> {message[locale]}
            </Typography>
          </li>
        ))}
      </ul>
    </Box>
  );
}
