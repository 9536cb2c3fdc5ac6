package dev.outrider.testkit.server;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** The body of a request, read when the script asks for it and kept only as length and digest. */
final class RequestBody {
  private final Wire wire;
  private final List<Field> headers;
  private final Digest digest = new Digest();
  private final byte[] buffer = new byte[16384];
  private List<Field> trailers = List.of();
  private boolean read;

  RequestBody(Wire wire, List<Field> headers) {
    this.wire = wire;
    this.headers = headers;
  }

  /** Reads all of it. Calls after the first do nothing. */
  void readAll() throws IOException {
    if (read) {
      return;
    }
    read = true;
    if (Field.first(headers, "Transfer-Encoding").equalsIgnoreCase("chunked")) {
      chunks();
    } else {
      String length = Field.first(headers, "Content-Length");
      bytes(length.isEmpty() ? 0 : Long.parseLong(length));
    }
  }

  boolean isRead() {
    return read || !isAnnounced();
  }

  List<Field> trailers() {
    return trailers;
  }

  Digest digest() {
    return digest;
  }

  private boolean isAnnounced() {
    String length = Field.first(headers, "Content-Length");
    return !Field.first(headers, "Transfer-Encoding").isEmpty()
        || !(length.isEmpty() || length.equals("0"));
  }

  private void chunks() throws IOException {
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      bytes(size);
      wire.line();
    }
    trailers = wire.fields();
  }

  private long chunkSize() throws IOException {
    String line = wire.line();
    if (line == null) {
      throw new Wire.ClientLeft();
    }
    int extension = line.indexOf(';');
    return Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
  }

  private void bytes(long count) throws IOException {
    for (long left = count; left > 0; ) {
      int got = wire.read(buffer, (int) Math.min(left, buffer.length));
      if (got < 0) {
        throw new EOFException("the client left in mid-body");
      }
      digest.add(buffer, 0, got);
      left -= got;
    }
  }
}
