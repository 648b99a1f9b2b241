/**
 * A function that makes each answer once, by the identity of what it is asked. It keeps every answer for as long as it lives itself: make one for
 * a request, and let it go with the request.
 */
export function remember<Key, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  const made = new Map<Key, Answer>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const answer = make(key);
    made.set(key, answer);
    return answer;
  };
}
