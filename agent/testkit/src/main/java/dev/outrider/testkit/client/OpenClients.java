package dev.outrider.testkit.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The clients of one call, opened by its first run and kept for the later ones. */
final class OpenClients implements Closeable {
  private final ClientLibrary library;
  private final Map<ClientOptions, HttpCaller> open = new HashMap<>();

  OpenClients(ClientLibrary library) {
    this.library = library;
  }

  HttpCaller client(ClientOptions options) throws Exception {
    HttpCaller client = open.get(options);
    if (client == null) {
      client = library.open(options);
      open.put(options, client);
    }
    return client;
  }

  @Override
  public void close() throws IOException {
    for (HttpCaller client : open.values()) {
      client.close();
    }
  }
}
