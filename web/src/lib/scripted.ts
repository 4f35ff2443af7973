/** Whether a form came by script, which stays on its page, or by the browser alone, which needs to be led on. */
export const isScripted = (request: Request) => request.headers.has('x-sveltekit-action');
