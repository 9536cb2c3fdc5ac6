/** Asks the sidecar, with the token that this browser tab keeps. */

const KEY = "outrider.token";

/** The token, or null; it lives as long as the tab. */
export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
};

/** The sidecar knows no such token. */
export class NotLetIn extends Error {}

/**
 * The answer to a GET, envelope and all; an unhealthy gateway's 503 is an answer too.
 * @param {string} path
 */
export async function get(path) {
  const response = await fetch(path, {
    headers: { authorization: `Bearer ${token.get()}` },
    signal: AbortSignal.timeout(5000),
  });
  if (response.status === 401) {
    throw new NotLetIn("The sidecar does not know this token.");
  }
  const answer = await response.json();
  if (answer.status === "error") {
    throw new Error(answer.message);
  }
  return answer;
}

/** The command line that gives the same numbers; the token stays out of it. */
export function curl(path) {
  return `curl -H "Authorization: Bearer $OUTRIDER_VIEWER_TOKEN" '${location.origin}${path}'`;
}
