package dev.outrider.sidecar.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.MalformedMessageException;
import dev.outrider.link.SessionOffer;
import dev.outrider.link.SidecarSession;
import dev.outrider.link.SnapshotJson;
import dev.outrider.sidecar.store.Store;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the messages of agents, whatever carried them here. Thread-safe. */
public final class LinkEnd {
  private static final byte[] NOTHING = {};
  private static final Pattern WAIT = Pattern.compile("\\?wait=([0-9]{1,2})");
  private static final long MAX_WAIT_SECONDS = 25;

  private final Sessions sessions;
  private final Store store;
  private final Commands commands;

  public LinkEnd(String token, Store store, Commands commands, LongSupplier clock) {
    this.sessions = new Sessions(token, clock);
    this.store = store;
    this.commands = commands;
  }

  /** Returns the answer; only that to a question for commands is not there at once. */
  public CompletableFuture<LinkAnswer> handle(LinkRequest request) {
    try {
      return request.path().equals(LinkRequest.SESSIONS) ? now(offer(request)) : inSession(request);
    } catch (MalformedMessageException e) {
      return now(error(400, String.valueOf(e.getMessage())));
    }
  }

  private LinkAnswer offer(LinkRequest request) throws MalformedMessageException {
    if (!request.method().equals("POST")) {
      return wrongMethod("POST");
    }
    return LinkAnswer.of(200, sessions.offer(SessionOffer.read(request.body())).write());
  }

  private CompletableFuture<LinkAnswer> inSession(LinkRequest request) {
    SidecarSession session = sessions.accept(request);
    if (session == null) {
      return now(error(401, "no such session, or not signed for it, or seen before"));
    }
    return said(session, request).thenApply(answer -> session.sign(request, answer));
  }

  private CompletableFuture<LinkAnswer> said(SidecarSession session, LinkRequest request) {
    try {
      String path = request.path();
      if (path.equals(LinkRequest.SNAPSHOTS)) {
        return now(snapshot(session, request));
      }
      if (path.equals(LinkRequest.COMMANDS)) {
        return question(session, request);
      }
      if (path.startsWith(LinkRequest.COMMANDS + "/")) {
        return now(result(session, request));
      }
      return now(error(404, "no such path"));
    } catch (MalformedMessageException e) {
      return now(error(400, String.valueOf(e.getMessage())));
    }
  }

  private LinkAnswer snapshot(SidecarSession session, LinkRequest request)
      throws MalformedMessageException {
    if (!request.method().equals("POST")) {
      return wrongMethod("POST");
    }
    var snapshot = SnapshotJson.read(request.body());
    if (!snapshot.instance().id().equals(session.instance())) {
      throw new MalformedMessageException("this session is of another instance");
    }
    Store.Taken taken = store.take(snapshot);
    if (taken == Store.Taken.YES) {
      return LinkAnswer.of(204, NOTHING);
    }
    return taken == Store.Taken.TOO_MANY
        ? error(503, "too many gateways are connected")
        : error(409, "send a whole snapshot: its base is not the latest here");
  }

  private CompletableFuture<LinkAnswer> question(SidecarSession session, LinkRequest request) {
    if (!request.method().equals("GET")) {
      return now(wrongMethod("GET"));
    }
    Matcher wait = WAIT.matcher(request.target());
    long seconds = wait.find() ? Math.min(MAX_WAIT_SECONDS, Long.parseLong(wait.group(1))) : 0;
    return commands.ask(session.instance(), SECONDS.toNanos(seconds)).thenApply(LinkEnd::commands);
  }

  private LinkAnswer result(SidecarSession session, LinkRequest request)
      throws MalformedMessageException {
    if (!request.method().equals("POST")) {
      return wrongMethod("POST");
    }
    CommandResult result = CommandResult.read(request.body());
    String id = request.path().substring(LinkRequest.COMMANDS.length() + 1);
    if (!result.id().equals(id)) {
      throw new MalformedMessageException("path and body name different commands");
    }
    return commands.take(session.instance(), result)
        ? LinkAnswer.of(204, NOTHING)
        : error(404, "nobody waits for the result of this command");
  }

  private static LinkAnswer commands(List<Command> commands) {
    return commands.isEmpty()
        ? LinkAnswer.of(204, NOTHING)
        : LinkAnswer.of(200, Command.writeAll(commands));
  }

  private static LinkAnswer wrongMethod(String allowed) {
    return new LinkAnswer(405, Map.of("allow", allowed), NOTHING);
  }

  private static LinkAnswer error(int status, String message) {
    return LinkAnswer.of(status, message.getBytes(UTF_8));
  }

  private static CompletableFuture<LinkAnswer> now(LinkAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
