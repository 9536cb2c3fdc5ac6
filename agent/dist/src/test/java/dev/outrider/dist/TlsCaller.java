package dev.outrider.dist;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * Calls by TLS with answers left unread, so that each call needs a connection of its own.
 *
 * <p>Arguments: the address, the file with the server's identity and its password, the TLS version,
 * and for each client how many calls it makes. A client has an {@code SSLContext} of its own, or
 * with {@code same-} before its number that of the client before it.
 */
final class TlsCaller {
  private TlsCaller() {}

  public static void main(String[] arguments) throws Exception {
    List<InputStream> unread = new ArrayList<>();
    SSLContext context = trusting(arguments[1], arguments[2]);
    for (String word : List.of(arguments).subList(4, arguments.length)) {
      boolean same = word.startsWith("same-");
      context = same ? context : trusting(arguments[1], arguments[2]);
      HttpClient client = client(context, arguments[3]);
      for (int i = Integer.parseInt(word.replace("same-", "")); i > 0; i--) {
        HttpResponse<InputStream> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(arguments[0])).build(),
                BodyHandlers.ofInputStream());
        unread.add(answer.body());
        boolean ours = answer.getClass().getName().contains("outrider");
        System.out.println("call " + answer.statusCode() + (ours ? " rerouted" : " native"));
      }
    }
    for (InputStream body : unread) {
      body.close();
    }
    System.out.println("done");
  }

  private static HttpClient client(SSLContext context, String protocol) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
  }

  private static SSLContext trusting(String file, String password) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(Path.of(file).toFile(), password.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
