import type { LeftOut } from './database-servers.ts';
import { findPrograms } from './server-programs.ts';

/**
 * What stands before the service: below `/bank/` it takes that off, and says so in `X-Forwarded-…`; below
 * `/whole/` it passes on the path as it is, to a second service. Clients reach it as `https://bank.example`.
 */
export interface ProxyKind {
  readonly name: string;
  readonly program: string | undefined;
  configuration(folder: string, port: number, services: readonly [URL, URL]): string;
  arguments(folder: string): string[];
}

const nginx: ProxyKind = {
  name: 'nginx',
  program: findPrograms(['nginx'])[0],
  arguments: (folder) => ['-p', folder, '-c', `${folder}/conf`, '-e', `${folder}/log`],
  configuration: (folder, port, [taken, whole]) => `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/log;
    events {}
    http {
      access_log off;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((each) => `${each}_temp_path ${folder}/${each};`)
        .join(' ')}
      server {
        listen 127.0.0.1:${port};
        location /bank/ {
          proxy_pass ${taken.origin}/;
          proxy_set_header X-Forwarded-Prefix /bank;
          proxy_set_header X-Forwarded-Proto https;
          proxy_set_header X-Forwarded-Host bank.example;
        }
        location /whole/ { proxy_pass ${whole.origin}; }
      }
    }`,
};

const haproxy: ProxyKind = {
  name: 'HAProxy',
  program: findPrograms(['haproxy'])[0],
  arguments: (folder) => ['-db', '-f', `${folder}/conf`],
  configuration: (_, port, [taken, whole]) => `
defaults
  mode http
  timeout connect 60s
  timeout client 60s
  timeout server 60s
frontend clients
  bind 127.0.0.1:${port}
  use_backend taken if { path_beg /bank/ }
  default_backend whole
backend taken
  http-request replace-path /bank(/.*) \\1
  http-request set-header X-Forwarded-Prefix /bank
  http-request set-header X-Forwarded-Proto https
  http-request set-header X-Forwarded-Host bank.example
  server taken ${taken.host}
backend whole
  server whole ${whole.host}
`,
};

export const proxies = [nginx, haproxy].filter(({ program }) => program !== undefined);

/** Why nothing can be tried behind a proxy here; undefined if it can. */
export const noProxy: LeftOut | undefined =
  proxies.length > 0
    ? undefined
    : { isOptional: true, reason: 'reverse proxies (no nginx or haproxy found; install one)' };
