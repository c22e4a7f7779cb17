export const PLUGIN_ID = 'guide-publisher';
