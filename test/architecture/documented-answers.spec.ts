import { DocumentedAnswers } from '../support/documented-answers.js';

describe('answers of operations', () => {
  const looked = (method: string, route: string, code: string) => {
    const answers = new DocumentedAnswers();
    answers.look({ method, route, refusal: { status: 400, code } });
    return () => answers.mustBeAll();
  };
  const deposit = '/api/account/:accountId/deposit';

  it('are in order where their document names them', () => {
    expect(looked('PUT', deposit, 'account-not-found')).not.toThrow();
    expect(looked('HEAD', '/api/accounts', 'invalid-parameters')).not.toThrow();
    expect(looked('PUT', deposit, 'request-timeout')).not.toThrow();
    expect(looked('GET', '', 'path-not-found')).not.toThrow();
  });

  it('are named where it does not', () => {
    expect(looked('PUT', deposit, 'bonus-cap-reached')).toThrow(
      'PUT /api/account/{accountId}/deposit has answered bonus-cap-reached, which its document does not name: ' +
        'give the error to its Api...Problems()',
    );
  });
});
