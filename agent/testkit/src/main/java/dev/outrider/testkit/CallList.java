package dev.outrider.testkit;

import java.util.List;

/** A list of calls, one a client library. Made in the worker JVM by its public constructor. */
public interface CallList {
  /** Returns the calls in the order in which they are run. */
  List<Call> calls();
}
