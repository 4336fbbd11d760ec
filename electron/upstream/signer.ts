/** Adds what the gateway wants to see in the headers. One per gateway kind; the body is covered by none known so far. */
export type Signer = (moment: { readonly at: number }) => Readonly<Record<string, string>>;

/** Gateway `none`: a platform reached without any gateway headers. */
export const noSigner: Signer = () => ({});
