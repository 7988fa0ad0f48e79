export interface DomainEvent {
  readonly type: string;
}
