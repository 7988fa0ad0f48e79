import type { OpenAPIObject } from '@nestjs/swagger';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

export type ParameterObject = Exclude<
  NonNullable<Operation['parameters']>[number],
  { readonly $ref: string }
>;

const methods = ['get', 'put', 'post', 'delete'] as const;

/** All operations of the document, in its order. */
export const operationsOf = ({ paths }: Pick<OpenAPIObject, 'paths'>): Operation[] =>
  Object.values(paths).flatMap((path) =>
    methods.map((method) => path[method]).filter((operation) => operation !== undefined),
  );
