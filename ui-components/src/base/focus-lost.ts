/** Whether what had the focus is gone from the page: only then may an element take it. */
export function focusIsLost({ ownerDocument }: Element): boolean {
  return ownerDocument.activeElement === null || ownerDocument.activeElement === ownerDocument.body;
}
