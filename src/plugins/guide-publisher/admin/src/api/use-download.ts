import { useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useText } from '../text/use-text';
import { errorText } from './error-text';

interface Download {
  readonly busy: boolean;
  /** Asks for a file, as the signed-in user, and hands it to the browser under a name. */
  readonly start: (address: string, name: string) => Promise<void>;
}

/** A link cannot carry the user's sign-in, so the file is fetched first. */
export function useDownload(): Download {
  const { locale } = useText();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const start = async (address: string, name: string) => {
    setBusy(true);
    try {
      const { data, status = 200 } = await get<Blob>(address, {
        responseType: 'blob',
        validateStatus: () => true,
      });
      if (status >= 400) throw await refusalOf(data);
      hand(data, name);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText(error, locale) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, start };
}

/** A refusal comes as JSON in place of the file. */
async function refusalOf(answer: Blob): Promise<unknown> {
  const text = await answer.text();
  try {
    return (JSON.parse(text) as { error?: unknown }).error ?? text;
  } catch {
    return text;
  }
}

function hand(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Once the browser has taken it.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
