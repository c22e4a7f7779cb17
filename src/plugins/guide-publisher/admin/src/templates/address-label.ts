import type { Locale } from '../../../domain/codes/tables';
import { compilePath, isPathText, pathLabel } from '../../../domain/template/field-path';

/** The address of a field in words: 申请材料 · 材料名称; as it is where it is none. */
export const addressLabel = (address: string, locale: Locale): string =>
  isPathText(address) ? pathLabel(compilePath(address))[locale] : address;
