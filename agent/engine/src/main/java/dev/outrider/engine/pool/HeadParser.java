package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** HttpCore's parser of response heads, which also remembers the buffer that it reads from. */
final class HeadParser extends DefaultHttpResponseParser {
  /** Lines as long as the whole head may be; {@link Wire} bounds the whole. */
  static final Http1Config CONFIG =
      Http1Config.custom().setMaxLineLength(Wire.MAX_HEAD_BYTES).setMaxHeaderCount(10_000).build();

  private @Nullable SessionInputBuffer buffer;

  HeadParser() {
    super(CONFIG, null, null);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer from, InputStream in)
      throws IOException, HttpException {
    buffer = from;
    return super.parse(from, in);
  }

  /** Returns how many bytes have come that nobody has read. */
  int unread() {
    SessionInputBuffer seen = buffer;
    return seen == null ? 0 : seen.length();
  }
}
