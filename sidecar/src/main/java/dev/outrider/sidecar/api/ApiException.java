package dev.outrider.sidecar.api;

/** A request that is not answered as asked; the message is for whoever sent it. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  private ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  static ApiException badParameter(String name, String given, String allowed) {
    return new ApiException(400, name + " is \"" + given + "\"; allowed: " + allowed);
  }

  static ApiException badRequest(String message) {
    return new ApiException(400, message);
  }

  static ApiException notFound(String message) {
    return new ApiException(404, message);
  }

  int status() {
    return status;
  }
}
