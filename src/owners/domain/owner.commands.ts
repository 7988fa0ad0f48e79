export class ErasePersonalData {
  readonly type = 'ErasePersonalData';
  constructor(
    readonly ownerId: string,
    /** The key that the owner has; without one there is nothing to erase. */
    readonly keyId?: string,
  ) {}
}

export const ownerCommands = { ErasePersonalData };

export type OwnerCommand = InstanceType<(typeof ownerCommands)[keyof typeof ownerCommands]>;
