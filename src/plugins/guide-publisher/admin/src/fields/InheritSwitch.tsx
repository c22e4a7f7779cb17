import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../text/use-text';

interface InheritSwitchProps {
  readonly inherited: boolean;
  readonly disabled?: boolean;
  readonly onChange: (inherit: boolean) => void;
}

/** Does a guide take the standard item's value, or has it one of its own? An empty value of its own is not the same as none. */
export function InheritSwitch({ inherited, disabled, onChange }: InheritSwitchProps) {
  const { t } = useText();
  const side = (inherit: boolean, label: string) => (
    <Side
      type="button"
      role="radio"
      aria-checked={inherited === inherit}
      disabled={disabled}
      onClick={() => inherited !== inherit && onChange(inherit)}
    >
      <Typography
        variant="pi"
        fontWeight={inherited === inherit ? 'semiBold' : 'regular'}
        textColor={inherited === inherit ? 'primary700' : 'neutral600'}
      >
        {label}
      </Typography>
    </Side>
  );
  return (
    <Sides role="radiogroup" aria-label={t('field.inherit.label')}>
      {side(true, t('field.inherit.standard'))}
      {side(false, t('field.inherit.local'))}
    </Sides>
  );
}

const Sides = styled(Flex)`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow: hidden;
`;

const Side = styled.button`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 0;
  cursor: pointer;
  padding: 2px 8px;

  &[aria-checked='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:disabled {
    cursor: not-allowed;
    opacity: 0.6;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
