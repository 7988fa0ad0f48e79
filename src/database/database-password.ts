/**
 * A `DATABASE_URL` with the password that `DATABASE_PASSWORD` gives as it is, with whatever characters.
 *
 * @throws {Error} where it has no place.
 */
export function withPassword(databaseUrl: string, password: string): string {
  if (password === '' || !URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  if (url.protocol === 'sqlite:') throw new Error('has no place in a DATABASE_URL of SQLite.');
  if (url.password !== '')
    throw new Error('stands beside a password in DATABASE_URL: leave one of them out.');
  url.password = encodeURIComponent(password);
  return url.href;
}
