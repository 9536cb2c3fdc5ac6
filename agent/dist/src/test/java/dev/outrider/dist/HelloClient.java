package dev.outrider.dist;

import java.net.http.HttpClient;

/** Has a client and time, and calls nobody. */
public final class HelloClient {
  private static final long MILLIS = 1500;

  private HelloClient() {}

  public static void main(String[] args) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    Thread.sleep(MILLIS);
    System.out.println(client.version() == HttpClient.Version.HTTP_2 ? "hello " : "other");
  }
}
