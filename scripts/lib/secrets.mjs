import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Secrets that a start needs, and how many random bytes each has. */
const SECRETS = {
  API_TOKEN_SALT: 16,
  ADMIN_JWT_SECRET: 32,
  TRANSFER_TOKEN_SALT: 16,
  ENCRYPTION_KEY: 32,
  RELEASE_SIGNING_KEY: 32,
};

/** Values that are in examples and tutorials; a production start with one of them is refused. */
const KNOWN = /^(?:|tobemodified.*|change-?me.*|secret|password|test|x|toBeModified\d*)$/iu;

/**
 * Adds what is missing to the file, at random. Throws where a secret is one that everybody knows.
 * Settings that the environment already carries are left alone.
 */
export function ensureSecrets(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const set = new Map(
    text.split('\n').flatMap((line) => {
      const match = /^([A-Z_]+)=(.*)$/u.exec(line.trim());
      return match ? [[match[1], match[2]]] : [];
    })
  );
  const missing = [];
  if (!valueOf(set, 'APP_KEYS')) {
    missing.push(`APP_KEYS=${[random(24), random(24)].join(',')}`);
  }
  for (const [name, bytes] of Object.entries(SECRETS)) {
    const value = valueOf(set, name);
    if (value === undefined || value === '') missing.push(`${name}=${random(bytes)}`);
    else if (KNOWN.test(value)) {
      throw new Error(
        `${name} 使用了众所周知的值，请删除该行后重试 / ${name} has a value that everybody knows: delete its line and start again`
      );
    }
  }
  if (missing.length === 0) return;
  const kept = text
    .split('\n')
    .filter(
      (line) => !missing.some((added) => line.startsWith(added.slice(0, added.indexOf('=') + 1)))
    )
    .join('\n')
    .trimEnd();
  writeFileSync(file, `${kept ? `${kept}\n` : ''}${missing.join('\n')}\n`, { mode: 0o600 });
}

const valueOf = (set, name) => process.env[name] ?? set.get(name);

const random = (bytes) => randomBytes(bytes).toString('base64url');
