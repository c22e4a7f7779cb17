import { AsyncLocalStorage } from 'node:async_hooks';
import type { Strapi } from '../strapi';

/** Who acts: an administrator, an API token, or a named part of the system (a job, the command line). */
export interface Actor {
  /** `admin:<id>`, `token:<id>` or `system:<name>`; two actors are the same person when their ids are equal. */
  readonly id: string;
  readonly name: string;
}

const acting = new AsyncLocalStorage<Actor>();

/** Runs `task` in the name of `actor`; jobs and the command line have no request that names them. */
export function runAs<T>(actor: Actor, task: () => Promise<T>): Promise<T> {
  return acting.run(actor, task);
}

/** The actor of the running request or task. Nobody is `system:unknown`, who is never the one who may approve. */
export function currentActor(strapi: Strapi): Actor {
  return acting.getStore() ?? actorOfRequest(strapi) ?? UNKNOWN_ACTOR;
}

export const UNKNOWN_ACTOR: Actor = { id: 'system:unknown', name: 'system' };

interface RequestState {
  readonly user?: {
    readonly id?: unknown;
    readonly firstname?: unknown;
    readonly lastname?: unknown;
    readonly email?: unknown;
  };
  readonly auth?: { readonly credentials?: { readonly id?: unknown; readonly name?: unknown } };
}

function actorOfRequest(strapi: Strapi): Actor | null {
  const state = strapi.requestContext.get()?.state as RequestState | undefined;
  if (state?.user?.id !== undefined) return adminActor(state.user);
  const token = state?.auth?.credentials;
  if (token?.id !== undefined)
    return { id: `token:${token.id}`, name: String(token.name ?? 'API token') };
  return null;
}

/** The actor that an administrator's account is. */
export function adminActor(user: NonNullable<RequestState['user']>): Actor {
  const name = [user.lastname, user.firstname].filter(Boolean).join('');
  return { id: `admin:${user.id}`, name: name || String(user.email ?? user.id) };
}
