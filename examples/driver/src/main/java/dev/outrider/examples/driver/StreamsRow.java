package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the agent adds to a stream of events through the reactive gateway: to its first byte and to
 * each further event.
 *
 * <p>One stream at a time on a machine that is idle else, at a pace that lets every thread fall
 * asleep between two events, as in life. The gateways take turns stream by stream, so that whatever
 * the machine does meets both; each round gives the difference of the two medians.
 */
final class StreamsRow implements Row {
  private static final int STREAMS_A_ROUND = 600;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double WARM_UP = 30;

  private final Bench bench;

  StreamsRow(Bench bench) {
    this.bench = bench;
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    for (int feature : new int[] {17, 25}) {
      String on = ", streams through WebFlux, JDK " + feature;
      Budget first = new Budget("to the first byte" + on, "us added", 50, 50, false);
      Budget chunk = new Budget("to a chunk" + on, "us added", 5, 5, false);
      Optional<Jdk> jdk = Jdk.ofFeature(feature);
      if (jdk.isPresent()) {
        measure(first, chunk, jdk.get());
      } else {
        bench.judge().leaveOut(first, "no JDK " + feature + " found");
        bench.judge().leaveOut(chunk, "no JDK " + feature + " found");
      }
    }
  }

  private void measure(Budget first, Budget chunk, Jdk jdk)
      throws IOException, InterruptedException {
    Launch bare = Launch.without(jdk, bench.stage().artifacts().webflux());
    try (StreamUpstream upstream = StreamUpstream.start();
        Gateway without = Gateway.start(bench.stage(), upstream, bare);
        Gateway with = Gateway.start(bench.stage(), upstream, bench.attached(bare));
        StreamReader a = new StreamReader(without.port(), upstream);
        StreamReader b = new StreamReader(with.port(), upstream)) {
      StreamReader[] sides = {a, b};
      Report.progress(first.what() + ": warming up, then " + bench.effort().pairs() + " rounds");
      for (StreamReader side : sides) {
        warmUp(side);
      }
      upstream.pace(PACE_NANOS);
      Side[] times = {new Side(), new Side()};
      Spread firstAdded = new Spread();
      Spread chunkAdded = new Spread();
      for (int round = 0; round < bench.effort().pairs(); round++) {
        Side[] ofRound = round(sides);
        firstAdded.add(ofRound[1].first.micros(0.5) - ofRound[0].first.micros(0.5));
        chunkAdded.add(ofRound[1].chunks.micros(0.5) - ofRound[0].chunks.micros(0.5));
        times[0].addAll(ofRound[0]);
        times[1].addAll(ofRound[1]);
      }
      bench.judge().judge(first, firstAdded, beside(times[0].first, times[1].first));
      bench.judge().judge(chunk, chunkAdded, beside(times[0].chunks, times[1].chunks));
    }
  }

  private void warmUp(StreamReader side) throws IOException {
    long begin = System.nanoTime();
    long length = (long) (bench.effort().warmUp(WARM_UP) * 1e9);
    while (System.nanoTime() - begin < length) {
      side.read(new Latencies(), new Latencies());
    }
  }

  private static Side[] round(StreamReader[] sides) throws IOException {
    Side[] times = {new Side(), new Side()};
    for (int turn = 0; turn < 2 * STREAMS_A_ROUND; turn++) {
      int side = Order.side(turn);
      LockSupport.parkNanos(PACE_NANOS);
      sides[side].read(times[side].first, times[side].chunks);
    }
    return times;
  }

  private static String beside(Latencies without, Latencies with) {
    return String.format(
        Locale.ROOT,
        "us, quarter, half and three quarters of %d: %.0f %.0f %.0f -> %.0f %.0f %.0f",
        with.count(),
        without.micros(0.25),
        without.micros(0.5),
        without.micros(0.75),
        with.micros(0.25),
        with.micros(0.5),
        with.micros(0.75));
  }

  /** The times of one gateway. */
  private static final class Side {
    private final Latencies first = new Latencies();
    private final Latencies chunks = new Latencies();

    void addAll(Side other) {
      first.addAll(other.first);
      chunks.addAll(other.chunks);
    }
  }
}
