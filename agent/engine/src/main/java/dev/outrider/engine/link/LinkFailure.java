package dev.outrider.engine.link;

import java.io.IOException;

/** The sidecar answered, but not what the link allows; the message is for people. */
final class LinkFailure extends IOException {
  private static final long serialVersionUID = 1;

  LinkFailure(String message) {
    super(message);
  }
}
