package dev.outrider.examples.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MockProviderTest {
  private static final String QUESTION = "{\"model\":\"gpt-4o\",\"messages\":[]%s}";

  private MockProvider provider;

  @BeforeEach
  void start() throws Exception {
    provider = new MockProvider(new Options(0, -1, null, false, Behaviour.PROMPT));
  }

  @AfterEach
  void stop() throws IOException {
    provider.close();
  }

  @Test
  void refusesWhoBringsNoKeyInOpenAisWords() throws Exception {
    HttpResponse<String> answer = Client.get(provider, "/v1/models", "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).startsWith("{\"error\":{").contains("invalid_request_error");
  }

  @Test
  void doesNotKnowAModelThatItDoesNotList() throws Exception {
    HttpResponse<String> answer =
        Client.post(provider, "/v1/chat/completions", "{\"model\":\"gpt-\\\"9\\\"\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("The model `gpt-\\\"9\\\"` does not", "model_not_found");
  }

  @Test
  void streamsTheWordsThatItAnswersAtOnceThenUsageThenDone() throws Exception {
    String path = "/v1/chat/completions";
    String[] three = {"Authorization", "Bearer k", "X-Mock-Tokens", "3"};

    String whole = Client.post(provider, path, QUESTION.formatted(""), three).body();
    String events =
        Client.post(provider, path, QUESTION.formatted(",\"stream\":true"), three).body();

    assertThat(whole).contains("\"content\":\"word0 word1 word2\"", "\"completion_tokens\":3");
    assertThat(events)
        .containsSubsequence(
            "\"content\":\"word0\"",
            "\" word1\"",
            "\" word2\"",
            "\"finish_reason\":\"stop\"",
            "\"completion_tokens\":3",
            "data: [DONE]\n\n")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void embedsTheSameInputAsTheSameVector() throws Exception {
    String body = "{\"model\":\"text-embedding-3-small\",\"input\":[\"a\",\"b\"]}";

    String first = Client.post(provider, "/v1/embeddings", body).body();
    String second = Client.post(provider, "/v1/embeddings", body).body();

    assertThat(first).isEqualTo(second).contains("\"index\":1", "\"prompt_tokens\":2");
  }

  @Test
  void failsExactlyTheShareThatARequestAsksFor() throws Exception {
    int failed = 0;

    for (int i = 0; i < 20; i++) {
      String[] asks = {"api-key", "k", "X-Mock-Error-Rate", "0.25"};
      failed += Client.get(provider, "/v1/limits", asks).statusCode() == 500 ? 1 : 0;
    }

    assertThat(failed).isEqualTo(5);
  }

  @Test
  void holdsAnAnswerBackForAsLongAsARequestAsks() throws Exception {
    long before = System.nanoTime();

    Client.get(provider, "/v1/limits", "x-api-key", "k", "X-Mock-Latency", "120");

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(120_000_000L);
  }

  @Test
  void saysWhichOfItsHeadersIsWrong() throws Exception {
    HttpResponse<String> answer =
        Client.get(provider, "/v1/limits", "api-key", "k", "X-Mock-Latency", "soon");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("X-Mock-latency is \\\"soon\\\"; allowed: a number");
  }

  @Test
  void readsChunkedBodiesThatWaitForContinue() throws Exception {
    String answer =
        Client.raw(
            provider,
            """
            POST /v1/embeddings HTTP/1.1
            Host: x
            Authorization: Bearer k
            Connection: close
            Expect: 100-continue
            Transfer-Encoding: chunked

            12
            {"input":"x","mode
            1c;ext=1
            l":"text-embedding-3-small"}
            0

            """);

    assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  @Test
  void answersHeadWithTheHeadOfGet() throws Exception {
    String answer =
        Client.raw(provider, "HEAD /v1/limits HTTP/1.1\napi-key: k\nConnection: close\n\n");

    assertThat(answer).contains("Content-Length: 76\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void showsOverTlsTheCertificateOfItsKeystore() throws Exception {
    try (MockProvider secure = new MockProvider(Options.forTests())) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(secure)).build();
      URI health = URI.create("https://127.0.0.1:" + secure.tlsPort() + "/health");

      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  private static SSLContext trusting(MockProvider provider) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(provider.keystore())) {
      keys.load(in, Tls.PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mock", keys.getCertificate("mock"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
