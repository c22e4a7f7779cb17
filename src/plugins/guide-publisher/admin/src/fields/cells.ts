import { css, styled } from 'styled-components';

/** Plain inputs in the dress of the admin: a table of hundreds of cells needs lighter ones than the design system's. */

const cell = css<{ readonly $width?: string }>`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: inherit;
  font-size: 1.4rem;
  line-height: 2rem;
  min-width: 0;
  padding: 6px 8px;
  width: ${({ $width }) => $width ?? '100%'};

  &:focus {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: ${({ theme }) => theme.colors.primary600} 0 0 0 1px;
    outline: none;
  }

  &:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: not-allowed;
  }

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral500};
  }
`;

export const CellInput = styled.input<{ readonly $width?: string }>`
  ${cell}
`;

export const CellSelect = styled.select<{ readonly $width?: string }>`
  ${cell}
  height: 3.4rem;
`;

/** A text that grows with what it holds; the copy behind it measures the height. */
export const GrowingText = styled.div<{ readonly $width?: string }>`
  display: grid;

  &::after {
    content: attr(data-text) ' ';
    overflow-wrap: anywhere;
    visibility: hidden;
    white-space: pre-wrap;
  }

  & > textarea {
    overflow: hidden;
    resize: none;
  }

  &::after,
  & > textarea {
    ${cell}
    grid-area: 1 / 1 / 2 / 2;
    max-height: 36rem;
  }

  & > textarea:focus {
    overflow: auto;
  }
`;
