/** Forms in which every chart can be downloaded. */
export const ALWAYS_FORMS = ['svg', 'bpmn'] as const;

/** Forms that cost time and space, made where the settings of a site ask for them. */
export const PICTURE_FORMS = ['png', 'pdf'] as const;

export type PictureForm = (typeof PICTURE_FORMS)[number];
export type DownloadForm = (typeof ALWAYS_FORMS)[number] | PictureForm;

export function isPictureForm(value: unknown): value is PictureForm {
  return (PICTURE_FORMS as readonly unknown[]).includes(value);
}
