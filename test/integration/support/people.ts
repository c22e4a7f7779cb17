import request from 'supertest';
import type { Core } from '@strapi/strapi';
import type { Application } from './application';

/** A signed-in account: requests to the admin's routes carry its token. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly actor: { readonly id: string; readonly name: string };
  get(address: string): request.Test;
  post(address: string, body?: object): request.Test;
  put(address: string, body?: object): request.Test;
}

/** The password of every account of the tests. */
export const PASSWORD = 'Test-password-1';

let people = 0;

/** Makes an account with a role and signs it in through the admin's own login. */
export async function signIn({ strapi }: Application, roleCode: string): Promise<Person> {
  people += 1;
  const email = `person-${people}@example.com`;
  const role = await strapi.service('admin::role').findOne({ code: roleCode });
  const user = await strapi.service('admin::user').create({
    email,
    firstname: `Person ${people}`,
    lastname: roleCode,
    password: PASSWORD,
    isActive: true,
    roles: [role.id],
  });
  const server = httpServer(strapi);
  const login = await request(server).post('/admin/login').send({ email, password: PASSWORD });
  const token = login.body.data.token as string;
  const authorize = (test: request.Test) => test.set('Authorization', `Bearer ${token}`);
  return {
    id: user.id,
    email,
    actor: { id: `admin:${user.id}`, name: `${roleCode}Person ${people}` },
    get: (address) => authorize(request(server).get(address)),
    post: (address, body = {}) => authorize(request(server).post(address)).send(body),
    put: (address, body = {}) => authorize(request(server).put(address)).send(body),
  };
}

/** The server that supertest talks to. */
export const httpServer = (strapi: Core.Strapi) => strapi.server.httpServer;
