/** Whether the request only reads: its body is never looked at. */
export const isRead = ({ method }: { readonly method: string }): boolean =>
  method === 'GET' || method === 'HEAD';
