package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.instrumentation.weave.Governed;
import java.io.IOException;
import java.net.HttpURLConnection;

/** The methods of a connection in which an exchange goes on, in the order in which they come. */
enum Step {
  CONNECT("http-url-connection.connect") {
    @Override
    boolean begins(HttpURLConnection connection) {
      return !ConnectionInternals.isConnected(connection);
    }

    @Override
    Object run(HttpURLConnection connection) throws IOException {
      connection.connect();
      return Governed.NOTHING;
    }
  },
  OUTPUT("http-url-connection.getOutputStream") {
    @Override
    boolean begins(HttpURLConnection connection) {
      return connection.getDoOutput()
          && !ConnectionInternals.isAnswered(connection)
          && !ConnectionInternals.isRefused(connection);
    }

    @Override
    Object run(HttpURLConnection connection) throws IOException {
      return connection.getOutputStream();
    }
  },
  INPUT("http-url-connection.getInputStream") {
    @Override
    boolean begins(HttpURLConnection connection) {
      return connection.getDoInput() && !ConnectionInternals.isAnswered(connection);
    }

    @Override
    Object run(HttpURLConnection connection) throws IOException {
      return connection.getInputStream();
    }
  };

  private final String text;

  Step(String text) {
    this.text = text;
  }

  /** Its name where faults are asked for. */
  String text() {
    return text;
  }

  /** Whether the network is needed for it; else the body answers, or refuses, by itself. */
  abstract boolean begins(HttpURLConnection connection);

  /** Runs the connection's own method. */
  abstract Object run(HttpURLConnection connection) throws IOException;
}
