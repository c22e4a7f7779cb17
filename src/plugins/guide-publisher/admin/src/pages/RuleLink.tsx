import { Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { rulePage } from '../review/rule-page';

interface RuleLinkProps {
  readonly rule: string;
  /** What is shown; the id where nothing better is known. */
  readonly title?: string;
}

/** A rule by name, leading to its documentation where it has one. */
export function RuleLink({ rule, title = rule }: RuleLinkProps) {
  const page = rulePage(rule);
  const style = { whiteSpace: 'normal' } as const;
  return page === null ? (
    <Typography style={style}>{title}</Typography>
  ) : (
    <Typography tag={RouterLink} to={page} textColor="primary700" style={style}>
      {title}
    </Typography>
  );
}
