package dev.outrider.testkit.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Connector;

/** What the HTTP/2 server does with a request: reads it, records it, answers {@code /len/N}. */
final class LengthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Log log;
  private final transient Connector clear;

  LengthServlet(Log log, Connector clear) {
    this.log = log;
    this.clear = clear;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Digest body = new Digest();
    Log.Entry entry = log.arrived(seen(request, body, "", "unfinished"));
    byte[] buffer = new byte[16384];
    InputStream in = request.getInputStream();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      body.add(buffer, 0, count);
    }
    byte[] content = Content.text(new Query(request.getRequestURI()).number());
    response.setContentType("text/plain");
    response.setContentLength(content.length);
    response.setHeader("Date", Answer.DATE);
    entry.ended(seen(request, body, body.hex(), "answered"));
    response.getOutputStream().write(content);
  }

  private Seen seen(HttpServletRequest request, Digest body, String digest, String ending) {
    List<Field> headers = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        headers.add(new Field(name, value));
      }
    }
    String line = request.getMethod() + " " + request.getRequestURI() + " " + request.getProtocol();
    String port = request.getLocalPort() == clear.getLocalPort() ? "h2c" : "h2";
    return new Seen(0, port, line, headers, body.length(), digest, List.of(), "", ending);
  }
}
