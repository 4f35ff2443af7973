// The page is text and pictures: it comes whole from the server and needs no script.
export const csr = false;
