import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import { BrokenStream, JournalFull } from '../../event-sourcing/log/event-log.errors.js';
import { problemAnswer } from './problem.js';
import { InvalidParameters, MethodNotAllowed } from './request.errors.js';

class Unheard extends DomainError {
  readonly code = 'unheard';
}

describe('a problem', () => {
  it('says what an error is, and where', () => {
    const { problem, headers } = problemAnswer(
      new InvalidParameters([{ parameter: 'amount', detail: 'must be more' }]),
      '/api/x?amount=0',
    );
    expect(problem).toEqual({
      type: 'urn:event-sourced-bank:problem:invalid-parameters',
      title: 'Invalid parameters',
      status: 400,
      detail: 'amount must be more.',
      code: 'invalid-parameters',
      instance: '/api/x',
      errors: [{ parameter: 'amount', detail: 'must be more' }],
    });
    expect(headers).toEqual({});
  });

  it("carries the error's headers", () => {
    const { headers } = problemAnswer(new MethodNotAllowed('PATCH', ['GET', 'PUT']), '/');
    expect(headers).toEqual({ Allow: 'GET, PUT' });
  });

  it.each([
    [['POST'], 'Use POST.'],
    [['GET', 'HEAD'], 'Use one of GET, HEAD.'],
  ])('says which method there is, or methods: %j', (allowed, advice) => {
    const { problem } = problemAnswer(new MethodNotAllowed('PATCH', allowed), '/');
    expect(problem.detail).toBe(`PATCH can not be used here. ${advice}`);
  });

  it('says when to try again', () => {
    const { problem, headers } = problemAnswer(new JournalFull(), '/');
    expect([problem.status, headers['Retry-After']]).toEqual([503, '1']);
  });

  it.each([
    new Error('ER_NO_SUCH_TABLE: SELECT secret FROM vault'),
    new BrokenStream('account-1', 2, 4),
    new Unheard('of a code that is in no catalogue'),
    Object.assign(new Error('who set this?'), { code: 'account-not-found' }),
    'thrown text',
    undefined,
    null,
  ])('shows nothing of what is not for the outside: %p', (error) => {
    const { problem } = problemAnswer(error, '/');
    expect(problem).toMatchObject({ status: 500, code: 'internal-error', title: 'Internal error' });
    expect(JSON.stringify(problem)).not.toMatch(/vault|account|stream|catalogue|who|thrown/i);
  });
});
