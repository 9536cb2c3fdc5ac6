package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTest {

  @ParameterizedTest
  @ValueSource(ints = {100, 201, 204, 206, 301, 304, 401, 404, 429, 500, 503})
  void isNothingButA200(int status) {
    assertThat(Storable.head(RequestDirectives.NONE, status, List.of()))
        .isEqualTo(new Storing.Refused(MissReason.STATUS));
    assertThat(Storable.head(RequestDirectives.NONE, 200, List.of())).isEqualTo(Storing.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control | no-store                | NO_STORE",
        "cache-control | max-age=60, No-Store    | NO_STORE",
        "Cache-Control | x=\"unended, no-store   | NO_STORE",
        "Cache-Control | private                 | PRIVATE",
        "Cache-Control | private=\"x-a\", public | PRIVATE",
        "Vary          | *                       | VARY",
        "vary          | Accept, *               | VARY",
        "Vary          | Origin , User-Agent     | VARY",
        "Vary          | content-type            | VARY"
      })
  void isNotWhatItsProviderForbids(String name, String value, MissReason reason) {
    assertThat(head(name, value)).isEqualTo(new Storing.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control | public, max-age=5",
        "Cache-Control | x=\"a, no-store\"",
        "X-Note        | no-store",
        "Vary          | Accept-Encoding, Origin, Authorization",
        "Vary          | Host"
      })
  void isWhatItsPartitionTellsApart(String name, String value) {
    assertThat(head(name, value)).isEqualTo(Storing.ALLOWED);
  }

  @Test
  void isNoAnswerToARequestThatForbidsIt() {
    assertThat(Storable.head(new RequestDirectives(false, true), 200, List.of()))
        .isEqualTo(new Storing.Refused(MissReason.NO_STORE));
  }

  private static Storing head(String name, String value) {
    return Storable.head(
        RequestDirectives.NONE, 200, List.of(Map.entry("A", "b"), Map.entry(name, value)));
  }
}
