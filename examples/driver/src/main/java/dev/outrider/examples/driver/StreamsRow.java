package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the agent adds to a stream of events through the reactive gateway: to its first byte and to
 * each further event.
 *
 * <p>One stream at a time on a machine that is idle else, at a pace that lets every thread fall
 * asleep between two events, as in life. The gateways take turns stream by stream, so that whatever
 * the machine does meets both; each round gives the difference of the two medians. The gateway that
 * was started and warmed up last gives its first byte some 30 us earlier, with or without us, so
 * both are started in both orders.
 */
final class StreamsRow implements Row {
  private static final int STREAMS_A_ROUND = 600;
  private static final int ORDERS = 2;
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
      bench.on(feature, jdk -> measure(first, chunk, jdk), first, chunk);
    }
  }

  private void measure(Budget first, Budget chunk, Jdk jdk)
      throws IOException, InterruptedException {
    Launch bare = Launch.without(jdk, bench.stage().artifacts().webflux());
    List<Launch> launches = List.of(bare, bench.attached(bare));
    Report.progress(first.what() + ": warming up, then " + bench.effort().pairs() + " rounds");
    Added added = new Added();
    for (int startedFirst = 0; startedFirst < ORDERS; startedFirst++) {
      measure(launches, startedFirst, added);
    }
    Side[] all = added.all;
    bench.judge().judge(first, added.first, beside(all[0].first, all[1].first));
    bench.judge().judge(chunk, added.chunks, beside(all[0].chunks, all[1].chunks));
  }

  private void measure(List<Launch> launches, int startedFirst, Added added)
      throws IOException, InterruptedException {
    try (StreamUpstream upstream = StreamUpstream.start();
        Lane one = Lane.start(bench.stage(), upstream, launches.get(startedFirst));
        Lane other = Lane.start(bench.stage(), upstream, launches.get(1 - startedFirst))) {
      warmUp(one.reader());
      warmUp(other.reader());
      upstream.pace(PACE_NANOS);
      StreamReader[] sides = new StreamReader[2];
      sides[startedFirst] = one.reader();
      sides[1 - startedFirst] = other.reader();
      int rounds = (bench.effort().pairs() + ORDERS - 1) / ORDERS;
      for (int round = 0; round < rounds; round++) {
        added.add(round(sides));
      }
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

  /** A gateway and who reads through it. */
  private record Lane(Gateway gateway, StreamReader reader) implements AutoCloseable {
    static Lane start(Stage stage, StreamUpstream upstream, Launch launch)
        throws IOException, InterruptedException {
      Gateway gateway = Gateway.start(stage, upstream, launch);
      return new Lane(gateway, new StreamReader(gateway.port(), upstream));
    }

    @Override
    public void close() throws IOException {
      try (gateway) {
        reader.close();
      }
    }
  }

  /** What one gateway takes longer than the other, round by round, and all times of both. */
  private static final class Added {
    private final Side[] all = {new Side(), new Side()};
    private final Spread first = new Spread();
    private final Spread chunks = new Spread();

    void add(Side[] round) {
      first.add(round[1].first.micros(0.5) - round[0].first.micros(0.5));
      chunks.add(round[1].chunks.micros(0.5) - round[0].chunks.micros(0.5));
      all[0].addAll(round[0]);
      all[1].addAll(round[1]);
    }
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
