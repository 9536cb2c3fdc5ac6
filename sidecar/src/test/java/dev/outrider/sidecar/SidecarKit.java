package dev.outrider.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outrider.engine.link.LinkTarget;
import dev.outrider.link.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real sidecar on a free port, gateways connected to it, and somebody who asks it. */
public final class SidecarKit implements AutoCloseable {
  public static final String ADMIN = "the admin's token";
  public static final String VIEWER = "the viewer's token";
  public static final String LINK = "the link's token";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Sidecar sidecar;
  private final List<Gateway> gateways = new ArrayList<>();

  public SidecarKit() {
    this(0, "");
  }

  public SidecarKit(int port, String metricsToken) {
    SidecarSettings settings =
        new SidecarSettings(port, "127.0.0.1", null, null, null, null, metricsToken);
    try {
      sidecar = Sidecar.start(settings, new Tokens(ADMIN, VIEWER, LINK), System::nanoTime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return sidecar.port();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Connects over HTTP and waits until the sidecar knows it. */
  public Gateway connect(Gateway gateway) {
    gateways.add(gateway.connect(LinkTarget.at(at("").toString()), LINK));
    Awaitility.await()
        .until(() -> gateway.lines.stream().anyMatch(line -> line.endsWith("is open")));
    return gateway;
  }

  public HttpResponse<byte[]> send(String method, String path, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  public HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String text(String path, String... headers) {
    return new String(send("GET", path, "", headers).body(), UTF_8);
  }

  /** What {@code data} of the answer holds, asked by a viewer. */
  public JsonNode data(String path) {
    return json(send("GET", path, VIEWER)).path("data");
  }

  public static JsonNode json(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(new String(response.body(), UTF_8), e);
    }
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
    sidecar.close();
  }
}
