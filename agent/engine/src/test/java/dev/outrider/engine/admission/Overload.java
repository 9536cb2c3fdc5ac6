package dev.outrider.engine.admission;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * More than a queue can carry, for a while of virtual time, all at one level: who arrives and how
 * long it runs.
 *
 * @param seed of all that is random
 * @param places how many may run at the same time
 * @param room how many may wait
 * @param service how running times are spread
 * @param serviceMillis the mean running time
 * @param load arrivals as a multiple of what the places can serve
 * @param noisyShare of the arrivals that come from one asker; the others come from {@value
 *     #QUIET_ASKERS}
 */
record Overload(
    long seed,
    int places,
    int room,
    Service service,
    double serviceMillis,
    double load,
    double noisyShare) {
  static final int QUIET_ASKERS = 20;
  static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);

  /** How running times are spread about their mean. */
  enum Service {
    /** All the same. */
    CONSTANT,
    /** As waiting for a bus of no timetable. */
    EXPONENTIAL,
    /** Most are short, few very long: sigma is 1. */
    LOGNORMAL;

    double draw(Random random, double mean) {
      return switch (this) {
        case CONSTANT -> mean;
        case EXPONENTIAL -> -mean * Math.log(1 - random.nextDouble());
        case LOGNORMAL -> mean * Math.exp(random.nextGaussian() - 0.5);
      };
    }
  }

  AdmissionSettings settings() {
    return new AdmissionSettings(places, room, 1, TIMEOUT, 0);
  }

  double arrivalsPerSecond() {
    return load * places * 1000 / serviceMillis;
  }
}
