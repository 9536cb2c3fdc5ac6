package dev.outrider.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.pool.ScriptedServer.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand exchanges from 16 threads with a server that breaks every rule, callers who abort
 * and interrupt, and a housekeeper: afterwards nothing is held, and nobody got an answer not his
 * own.
 */
@Timeout(60)
class RandomWalkTest {
  private static final int THREADS = 16;
  private static final int CALLS = 10_000;

  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger bodies = new AtomicInteger();

  @Test
  void leavesNothingBehind() throws Exception {
    long seed = Long.getLong("outrider.seed", System.nanoTime());
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = ScriptedServer.plain(RandomWalkTest::serve)) {
      kit.pool().settings(PoolKit.settings(12, 4));
      List<Walker> walkers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        walkers.add(new Walker(kit, server, new Random(seed + i)));
      }
      AtomicBoolean over = new AtomicBoolean();
      Thread housekeeper = started(() -> keepHouse(kit, over));
      Thread pest = started(() -> pester(walkers, new Random(-seed), over));
      for (Walker walker : walkers) {
        walker.thread.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(walker.thread.isAlive()).as("seed %s", seed).isFalse();
      }
      over.set(true);
      housekeeper.join();
      pest.join();

      kit.assertNothingHeld();
      assertThat(wrong).as("seed %s", seed).isEmpty();
      assertThat(answered.get()).as("seed %s", seed).isGreaterThan(CALLS / 2);
      assertThat(ended.get()).as("seed %s: bodies that ended", seed).isEqualTo(bodies.get());
    }
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work, "walk");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Aborts and interrupts whomever it meets, at whatever he is. */
  private static void pester(List<Walker> walkers, Random random, AtomicBoolean over) {
    while (!over.get()) {
      walkers.get(random.nextInt(THREADS)).pester(random.nextBoolean());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private static void keepHouse(PoolKit kit, AtomicBoolean over) {
    while (!over.get()) {
      kit.sweep();
      kit.step(1, TimeUnit.SECONDS);
      Thread.yield();
    }
  }

  /** Answers with the target, in the manner that its first letters ask for. */
  private static void serve(Peer peer) throws IOException {
    while (true) {
      String target = peer.readRequest().split(" ")[1];
      String body = target.repeat(1 + Math.floorMod(target.hashCode(), 3) * 400);
      if (!answer(peer, target.charAt(1), body)) {
        return;
      }
    }
  }

  private static boolean answer(Peer peer, char manner, String body) throws IOException {
    String length = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length();
    String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    switch (manner) {
      case 'c' -> // chunked
          peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n");
      case 'd' -> // done with this connection, and says so
          peer.send(length + "\r\nConnection: close\r\n\r\n" + body);
      case 'l' -> // leaves without a word once it has answered
          peer.send(length + "\r\n\r\n" + body);
      case 'n' -> {} // not a word
      case 'r' -> peer.reset();
      case 't' -> peer.send(length + "0\r\n\r\n" + body); // too short
      default -> peer.send(length + "\r\n\r\n" + body);
    }
    return "dlnrt".indexOf(manner) < 0;
  }

  private void check(String what, boolean holds) {
    if (!holds) {
      wrong.add(what);
    }
  }

  /** One thread with its calls, one after the other. */
  private final class Walker {
    private final PoolKit kit;
    private final ScriptedServer server;
    private final Random random;
    private final Thread thread;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean pestered;
    private volatile @Nullable PooledRequest current;

    Walker(PoolKit kit, ScriptedServer server, Random random) {
      this.kit = kit;
      this.server = server;
      this.random = random;
      this.thread = started(this::walk);
    }

    private void walk() {
      String manners = "ccccoooooooooooooooooooodlnrt";
      for (int i = 0; i < CALLS / THREADS; i++) {
        char manner = manners.charAt(random.nextInt(manners.length()));
        String target = "/" + manner + Long.toHexString(random.nextLong());
        boolean post = random.nextInt(4) == 0;
        PooledRequest.Builder builder = post ? PoolKit.post(server, "body") : PoolKit.get(server);
        PooledRequest request = builder.target(target).build();
        begin(request);
        call(request, (post ? "POST " : "GET ") + target, target);
      }
      current = null;
    }

    private void begin(PooledRequest request) {
      turn.lock();
      try {
        Thread.interrupted();
        pestered = false;
        current = request;
      } finally {
        turn.unlock();
      }
    }

    void pester(boolean interrupt) {
      turn.lock();
      try {
        PooledRequest request = current;
        pestered = true;
        if (interrupt) {
          thread.interrupt();
        } else if (request != null) {
          request.abort();
        }
      } finally {
        turn.unlock();
      }
    }

    private void call(PooledRequest request, String what, String target) {
      try (PooledResponse response = kit.pool().execute(request)) {
        bodies.incrementAndGet();
        response.onEnd((how, failure, bytes, nanos) -> ended.incrementAndGet());
        if (random.nextInt(50) > 0) {
          String text = PoolKit.text(response);
          answered.incrementAndGet();
          check(what + " was given " + text, text.replace(target, "").isEmpty());
        }
      } catch (PoolException e) {
        check(what + ": " + e.kind() + " " + e, pestered || isDue(e, what));
      } catch (InterruptedException e) {
        check(what + ": " + e, pestered);
      } catch (IOException e) {
        wrong.add(what + ": " + e);
      }
    }

    /** What the server's manner calls for; a stale connection fails only what is not repeatable. */
    private boolean isDue(PoolException failure, String what) {
      boolean post = what.startsWith("POST");
      char manner = what.charAt(what.indexOf('/') + 1);
      return switch (failure.kind()) {
        case RESET, NO_RESPONSE -> manner == 'r' || manner == 'n' || (post && failure.reused());
        case TRUNCATED -> manner == 't';
        default -> false;
      };
    }
  }
}
