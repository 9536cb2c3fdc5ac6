package dev.outrider.engine.link;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.InProcess;
import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.MalformedMessageException;
import dev.outrider.link.SessionAnswer;
import dev.outrider.link.SessionOffer;
import dev.outrider.link.SidecarSession;
import dev.outrider.link.Snapshot;
import dev.outrider.link.SnapshotJson;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sidecar that records what it is told and answers snapshots as a test says; else 204. */
final class ScriptedSidecar {
  final List<Object> heard = new CopyOnWriteArrayList<>();
  final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
  final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private final String token;
  private volatile @Nullable SidecarSession session;
  private volatile boolean dead;

  ScriptedSidecar(String token) {
    this.token = token;
  }

  LinkTarget target() {
    Function<Object[], Object[]> function = InProcess.offered(this::answer);
    return LinkTarget.inProcess(
        parts -> {
          if (dead) {
            throw new IllegalStateException("nobody there");
          }
          return function.apply(parts);
        });
  }

  void die() {
    dead = true;
    session = null;
  }

  void rise() {
    dead = false;
  }

  List<Snapshot> snapshots() {
    return heard.stream().filter(Snapshot.class::isInstance).map(Snapshot.class::cast).toList();
  }

  private LinkAnswer answer(LinkRequest request) {
    try {
      if (request.path().equals(LinkRequest.SESSIONS)) {
        SessionOffer offer = SessionOffer.read(request.body());
        SessionAnswer answer = SessionAnswer.to(offer, token);
        session = SidecarSession.offered(offer, answer, token);
        return LinkAnswer.of(200, answer.write());
      }
      SidecarSession open = session;
      if (open == null || !open.accept(request)) {
        return LinkAnswer.of(401, new byte[0]);
      }
      return open.sign(request, said(request));
    } catch (MalformedMessageException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private LinkAnswer said(LinkRequest request)
      throws MalformedMessageException, InterruptedException {
    if (request.method().equals("GET")) {
      Command command = commands.poll(100, TimeUnit.MILLISECONDS);
      return command == null
          ? LinkAnswer.of(204, new byte[0])
          : LinkAnswer.of(200, Command.writeAll(List.of(command)));
    }
    boolean snapshot = request.path().equals(LinkRequest.SNAPSHOTS);
    heard.add(snapshot ? SnapshotJson.read(request.body()) : CommandResult.read(request.body()));
    Integer status = snapshot ? statuses.poll() : null;
    return LinkAnswer.of(status == null ? 204 : status, new byte[0]);
  }
}
