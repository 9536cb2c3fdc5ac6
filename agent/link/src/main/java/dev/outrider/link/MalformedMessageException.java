package dev.outrider.link;

import java.io.IOException;

/** A message of the link that is no such message, or is larger than any may be. */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1;

  public MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, Throwable cause) {
    super(message, cause);
  }
}
