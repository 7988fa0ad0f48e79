/** What is encrypted under this key of the owner can't be read any more, by anybody. */
export class PersonalDataErased {
  readonly type = 'PersonalDataErased';
  constructor(
    readonly ownerId: string,
    /** Not of a key that the owner gets later. */
    readonly keyId: string,
  ) {}
}

export type OwnerEvent = PersonalDataErased;
