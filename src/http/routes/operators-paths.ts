/** URLs of what is there for the operator: it tells how things are just now. */
export const FOR_OPERATORS = /^\/(health|metrics)([/?]|$)/;
