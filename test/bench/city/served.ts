import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';

const PASSWORD = 'Bench-password-1';

/** Lets an application answer on a port of its own; the answer is where. */
export async function serve(strapi: Core.Strapi): Promise<string> {
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
}

/** A signed-in account; `ask` throws for any answer but success. */
export interface Account {
  ask<T>(method: 'GET' | 'POST' | 'PUT', address: string, body?: object): Promise<T>;
}

/** Makes an account of a role and signs it in through the admin's own login. */
export async function signIn(strapi: Core.Strapi, url: string, role: string): Promise<Account> {
  const email = `${role}@example.com`;
  const { id } = await strapi.service('admin::role').findOne({ code: role });
  await strapi.service('admin::user').create({
    email,
    firstname: role,
    lastname: 'bench',
    password: PASSWORD,
    isActive: true,
    roles: [id],
  });
  const send = async (
    method: string,
    address: string,
    { body, token }: { body?: object; token?: string }
  ): Promise<unknown> => {
    const answer = await fetch(url + address, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 1_000)}`);
    return text === '' ? null : JSON.parse(text);
  };
  const login = { body: { email, password: PASSWORD } };
  const { data } = (await send('POST', '/admin/login', login)) as { data: { token: string } };
  return {
    ask: async <T>(method: string, address: string, body?: object) =>
      (await send(method, address, { token: data.token, ...(body ? { body } : {}) })) as T,
  };
}
