package dev.outrider.sidecar.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import dev.outrider.sidecar.link.LinkEnd;
import dev.outrider.sidecar.telemetry.Exposition;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The rows that are not for people with tokens: the link, scrapers and probes. */
final class OpenRows {
  private final LinkEnd link;
  private final Exposition exposition;

  OpenRows(LinkEnd link, Exposition exposition) {
    this.link = link;
    this.exposition = exposition;
  }

  List<Row> rows() {
    return List.of(
        new Row("POST", LinkRequest.SESSIONS, Right.NONE, Set.of(), this::link),
        new Row("POST", LinkRequest.SNAPSHOTS, Right.NONE, Set.of(), this::link),
        new Row("GET", LinkRequest.COMMANDS, Right.NONE, Set.of("wait"), this::link),
        new Row("POST", LinkRequest.COMMANDS + "/{id}", Right.NONE, Set.of(), this::link),
        Row.now("GET", "/metrics", Right.METRICS, Set.of(), this::metrics),
        Row.now("GET", "/livez", Right.NONE, Set.of(), call -> plain("ok\n")),
        Row.now("GET", "/readyz", Right.NONE, Set.of(), call -> plain("ok\n")));
  }

  private CompletableFuture<Reply> link(Call call) {
    LinkRequest request =
        new LinkRequest(call.method(), call.target(), call.headers(), call.body());
    return link.handle(request).thenApply(OpenRows::reply);
  }

  private Reply metrics(Call call) {
    Exposition.Page page = exposition.page(call.header("accept"));
    return Reply.of(200, page.contentType(), page.bytes());
  }

  private static Reply reply(LinkAnswer answer) {
    String type = answer.status() == 200 ? "application/json" : "text/plain";
    return new Reply(answer.status(), type, answer.headers(), answer.body());
  }

  private static Reply plain(String text) {
    return Reply.of(200, "text/plain", text.getBytes(UTF_8));
  }
}
