import type { StrapiApp } from '@strapi/strapi/admin';
import { Clock, Hashtag, ListPlus, PuzzlePiece, Stack } from '@strapi/icons';
import { PLUGIN_ID } from './plugin-id';

type CustomField = Parameters<StrapiApp['customFields']['register']>[0];

const label = (id: string) => ({ id: `${PLUGIN_ID}.${id}`, defaultMessage: id });

/** Editors of the attributes that the server half registers under the same names. */
export const customFields = [
  {
    name: 'code',
    type: 'string',
    icon: Hashtag,
    intlLabel: label('custom-field.code'),
    intlDescription: label('custom-field.code.text'),
    components: { Input: () => import('./fields/CodeInput') },
  },
  {
    name: 'code-list',
    type: 'json',
    icon: Stack,
    intlLabel: label('custom-field.code-list'),
    intlDescription: label('custom-field.code-list.text'),
    components: { Input: () => import('./fields/CodeListInput') },
  },
  {
    name: 'list',
    type: 'json',
    icon: ListPlus,
    intlLabel: label('custom-field.list'),
    intlDescription: label('custom-field.list.text'),
    components: { Input: () => import('./fields/list/ListInput') },
  },
  {
    name: 'time-limit',
    type: 'json',
    icon: Clock,
    intlLabel: label('custom-field.time-limit'),
    intlDescription: label('custom-field.time-limit.text'),
    components: { Input: () => import('./fields/TimeLimitInput') },
  },
  {
    name: 'chart',
    type: 'json',
    icon: PuzzlePiece,
    intlLabel: label('custom-field.chart'),
    intlDescription: label('custom-field.chart.text'),
    components: { Input: () => import('./fields/chart/ChartInput') },
  },
].map((field) => ({ ...field, pluginId: PLUGIN_ID })) as unknown as Extract<
  CustomField,
  readonly unknown[]
>;
