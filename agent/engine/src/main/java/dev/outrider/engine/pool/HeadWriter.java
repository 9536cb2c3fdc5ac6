package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Writes request line and headers as they were given, in their order, and nothing else. */
final class HeadWriter implements HttpMessageWriter<ClassicHttpRequest> {
  private final CharArrayBuffer line = new CharArrayBuffer(256);

  @Override
  public void write(ClassicHttpRequest message, SessionOutputBuffer buffer, OutputStream out)
      throws IOException {
    PooledRequest request = ((Outgoing) message).request();
    line.clear();
    line.append(request.method());
    line.append(' ');
    line.append(request.target());
    line.append(" HTTP/1.1");
    buffer.writeLine(line, out);
    for (int i = 0; i < request.headerCount(); i++) {
      line.clear();
      line.append(request.headerName(i));
      line.append(": ");
      line.append(request.headerValue(i));
      buffer.writeLine(line, out);
    }
    line.clear();
    buffer.writeLine(line, out);
  }
}
