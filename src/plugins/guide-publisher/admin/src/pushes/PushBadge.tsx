import { Badge } from '@strapi/design-system';
import type { PushEntry, PushStateName } from '../../../shared/contracts/admin-api';
import { useText } from '../text/use-text';

const COLOURS: Readonly<
  Record<PushStateName, 'neutral' | 'primary' | 'success' | 'warning' | 'danger'>
> = {
  planning: 'primary',
  planned: 'warning',
  refused: 'danger',
  scheduled: 'primary',
  cancelled: 'neutral',
  applying: 'primary',
  done: 'success',
  undoing: 'warning',
  undone: 'neutral',
};

/** Where a push stands, and whether its work is paused or failed. */
export function PushBadge({ push: { state, job } }: { readonly push: PushEntry }) {
  const { t } = useText();
  const halted = job?.state === 'paused' || job?.state === 'failed' ? job.state : null;
  const colour = halted === 'failed' ? 'danger' : halted ? 'warning' : COLOURS[state];
  const shade = colour === 'neutral' ? 'neutral150' : (`${colour}100` as const);
  return (
    <Badge size="S" backgroundColor={shade} textColor={`${colour}700`}>
      {[t(`push.state.${state}`), halted && t(`push.job.${halted}`)].filter(Boolean).join(' · ')}
    </Badge>
  );
}
