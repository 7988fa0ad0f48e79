import { Logger, type OnModuleInit } from '@nestjs/common';
import type { DataKeys } from './data-keys.js';
import { keyId } from './key-id.js';
import type { OwnerKeys } from './owner-keys.js';
import { DataKeyMissing, PersonalDataDisabled } from './personal-data.errors.js';
import { seal, unseal } from './sealed.js';

/** Whose personal data it is, and where it stands: ciphertext that is moved elsewhere does not open. */
export interface Subject {
  readonly ownerId: string;
  /** Such as `notify of account 123e4567-…`. */
  readonly place: string;
}

/**
 * Encrypts personal data under a key of its owner, so that it can be kept where nothing is ever
 * deleted: with the key it is gone.
 */
export class PersonalData implements OnModuleInit {
  private readonly logger = new Logger('PersonalData');

  constructor(
    private readonly keys: OwnerKeys,
    private readonly dataKeys: DataKeys | undefined,
  ) {}

  /**
   * Before anything is encrypted: keys made under different data keys could not all be read any more.
   *
   * @throws {DataKeyMismatch}
   */
  async onModuleInit(): Promise<void> {
    if (this.dataKeys) await this.keys.mustFit(this.dataKeys);
    else if (await this.keys.any())
      this.logger.warn(
        "Owners have left addresses in this database, which can't be read without DATA_KEY: mail to " +
          'them waits. Set DATA_KEY to the key that they were taken under.',
      );
  }

  /** @throws {PersonalDataDisabled} without a data key. */
  mustBeTaken(): DataKeys {
    if (!this.dataKeys) throw new PersonalDataDisabled();
    return this.dataKeys;
  }

  /** @throws {PersonalDataDisabled} without a data key; {DataKeyMismatch} */
  async encrypt({ ownerId, place }: Subject, text: string): Promise<string> {
    const key = await this.keys.findOrCreate(ownerId, this.mustBeTaken());
    return `${keyId(key)}.${seal(key, aad(ownerId, place), Buffer.from(text))}`;
  }

  /**
   * Undefined once the owner's key is gone, also if the owner has got another one since.
   *
   * @throws {NotReadable} @throws {DataKeyMissing} without a data key for it; {DataKeyMismatch}
   */
  async decrypt({ ownerId, place }: Subject, ciphertext: string): Promise<string | undefined> {
    const stored = await this.keys.find(ownerId);
    if (!stored) return undefined;
    if (!this.dataKeys) throw new DataKeyMissing();
    const key = this.keys.open(ownerId, stored, this.dataKeys);
    const [id, sealed] = split(ciphertext);
    if (id !== keyId(key)) return undefined;
    return unseal(key, aad(ownerId, place), sealed).toString();
  }
}

function split(ciphertext: string): [id: string, sealed: string] {
  const end = ciphertext.indexOf('.');
  return [ciphertext.slice(0, end), ciphertext.slice(end + 1)];
}

const aad = (ownerId: string, place: string) => `${place} of owner ${ownerId}`;
