/** Does the development server run this code? Its client needs a script and a socket that no policy of ours allows. */
export const isDevelopment = import.meta.env.DEV && import.meta.env.MODE !== 'test'
