package dev.outrider.engine.admission;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * More than a queue can carry, for a while of virtual time: who arrives and how long it runs.
 *
 * @param seed of all that is random
 * @param places how many may run at the same time; ten times as many may wait
 * @param service how running times are spread
 * @param serviceMillis the mean running time
 * @param load arrivals as a multiple of what the places can serve
 * @param mix how many arrivals of a hundred come to each level
 * @param noisyShare of the arrivals that come from one asker; the others come from {@value
 *     #QUIET_ASKERS}
 */
record Overload(
    long seed,
    int places,
    Service service,
    double serviceMillis,
    double load,
    List<Integer> mix,
    double noisyShare) {
  static final int QUIET_ASKERS = 20;
  static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);
  static final long AGEING = TimeUnit.SECONDS.toNanos(10);
  private static final int SHARE_PERCENT = 5;

  /** How running times are spread about their mean. */
  enum Service {
    /**
     * All the same, but for a fifth more or less: exactly the same, and the places that were taken
     * at once come free at once, for ever.
     */
    EVEN,
    /** As waiting for a bus of no timetable. */
    EXPONENTIAL,
    /** Most are short, few very long: sigma is 1. */
    LOGNORMAL;

    double draw(Random random, double mean) {
      return switch (this) {
        case EVEN -> mean * (0.8 + 0.4 * random.nextDouble());
        case EXPONENTIAL -> -mean * Math.log(1 - random.nextDouble());
        case LOGNORMAL -> mean * Math.exp(random.nextGaussian() - 0.5);
      };
    }
  }

  /** Three times what so many places can serve, without a noisy one. */
  static Overload threefold(Random random, int leastPlaces, List<Integer> mix) {
    int places = leastPlaces + random.nextInt(57);
    Service service = List.of(Service.values()).get(random.nextInt(3));
    int serviceMillis = 20 + random.nextInt(1_000);
    return new Overload(random.nextLong(), places, service, serviceMillis, 3, mix, 0);
  }

  /** The same at so little load that hardly anybody waits. */
  Overload unloaded() {
    return new Overload(seed, places, service, serviceMillis, 0.3, mix, noisyShare);
  }

  /** The same where one asker has that share of the arrivals. */
  Overload noisy(double share) {
    return new Overload(seed, places, service, serviceMillis, load, mix, share);
  }

  AdmissionSettings settings() {
    return new AdmissionSettings(places, 10 * places, mix.size(), TIMEOUT, AGEING, SHARE_PERCENT);
  }

  double arrivalsPerSecond() {
    return load * places * 1000 / serviceMillis;
  }

  int level(Random random) {
    int left = random.nextInt(100);
    int level = 0;
    while (left >= mix.get(level)) {
      left -= mix.get(level++);
    }
    return level;
  }
}
