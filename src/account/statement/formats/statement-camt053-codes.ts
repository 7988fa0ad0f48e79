import { element, type Xml } from '../../../http/bodies/xml.js';
import type { MovementKind } from '../../read-models/account-movements/account-movements.projection.js';

/** Codes of ISO 20022's external code sets: domain, family and sub-family. */
const CODES: Readonly<Record<MovementKind, readonly [string, string, string]>> = {
  // Payments, counter transactions, cash deposit and withdrawal.
  deposit: ['PMNT', 'CNTR', 'CDPT'],
  withdrawal: ['PMNT', 'CNTR', 'CWDL'],
  // Payments, received and issued credit transfers, internal book transfer.
  'transfer-in': ['PMNT', 'RCDT', 'BOOK'],
  'transfer-out': ['PMNT', 'ICDT', 'BOOK'],
  // Payments, miscellaneous credit operations, other.
  bonus: ['PMNT', 'MCOP', 'OTHR'],
};

/** With the kind as the other reads of the API call it. */
export function bankTransactionCode(kind: MovementKind): Xml {
  const [domain, family, subFamily] = CODES[kind];
  return element(
    'BkTxCd',
    element(
      'Domn',
      element('Cd', domain),
      element('Fmly', element('Cd', family), element('SubFmlyCd', subFamily)),
    ),
    element('Prtry', element('Cd', kind)),
  );
}
