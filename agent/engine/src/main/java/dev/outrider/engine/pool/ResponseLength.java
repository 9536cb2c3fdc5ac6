package dev.outrider.engine.pool;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;

/**
 * How the end of a response body is marked: HttpCore's rules, but that a length said twice in the
 * same words is taken for said once, as RFC 9110, section 8.6, allows and servers behind proxies
 * do.
 */
final class ResponseLength {
  private ResponseLength() {}

  static long of(HttpMessage message) throws HttpException {
    Header[] said = message.getHeaders("Content-Length");
    if (said.length > 1 && !message.containsHeader("Transfer-Encoding") && allEqual(said)) {
      return number(said[0].getValue());
    }
    return DefaultContentLengthStrategy.INSTANCE.determineLength(message);
  }

  private static boolean allEqual(Header[] said) {
    for (Header next : said) {
      if (!next.getValue().equals(said[0].getValue())) {
        return false;
      }
    }
    return true;
  }

  private static long number(String length) throws HttpException {
    try {
      long number = Long.parseLong(length.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new HttpException("Content-Length is \"" + length + "\"");
  }
}
