/** Under which `@EventsHandler` and `@Saga` note what they mark; `@nestjs/cqrs` does not export them. */
export const EVENTS_HANDLER_METADATA = '__eventsHandler__';
export const SAGA_METADATA = '__saga__';
