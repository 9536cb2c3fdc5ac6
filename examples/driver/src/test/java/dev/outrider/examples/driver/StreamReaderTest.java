package dev.outrider.examples.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StreamReaderTest {
  @Test
  void timesEveryEventOfEveryStreamAtThePaceOfTheUpstream() throws Exception {
    Latencies first = new Latencies();
    Latencies chunks = new Latencies();
    long begin = System.nanoTime();

    try (StreamUpstream upstream = StreamUpstream.start();
        StreamReader reader =
            new StreamReader(URI.create(upstream.address()).getPort(), upstream)) {
      upstream.pace(TimeUnit.MILLISECONDS.toNanos(5));
      reader.read(first, chunks);
      reader.read(first, chunks);
    }

    assertThat(first.count()).isEqualTo(2);
    assertThat(chunks.count()).isEqualTo(2 * (StreamUpstream.EVENTS - 1));
    assertThat(chunks.micros(0.01)).isPositive();
    assertThat(System.nanoTime() - begin)
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(2 * 5 * (StreamUpstream.EVENTS - 1)));
    assertThat(chunks.millis(0.5)).isLessThan(5); // the pace is no part of it
  }
}
