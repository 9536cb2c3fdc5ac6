package dev.outrider.sidecar.api;

/** Whose token a row needs. */
enum Right {
  /** Nobody's: the row is open, or proves its callers itself. */
  NONE,
  /** The metrics token where one is set, else nobody's. */
  METRICS,
  /** The viewer's or the admin's. */
  VIEWER,
  /** The admin's. */
  ADMIN
}
