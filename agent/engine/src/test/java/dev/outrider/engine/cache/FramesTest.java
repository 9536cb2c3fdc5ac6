package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
  /** Few of them, so that equal bytes would come about soon if they could; wide and narrow. */
  private static final String ALPHABET = "\0\1\2a\u00ff\u0100\u0161\ud800\udc00?";

  @Test
  void givesDifferentBytesForDifferentLists() {
    Random random = new Random(7);
    Map<String, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      List<String> texts = randomTexts(random);

      List<String> before = seen.put(bytes(texts), texts);

      assertThat(before == null || before.equals(texts)).as("%s and %s", before, texts).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(10_000);
  }

  @Test
  void tellsTextsApartThatCharsetsConfuse() {
    assertThat(bytes(List.of("\ud800"))).isNotEqualTo(bytes(List.of("?")));
    assertThat(bytes(List.of("\ud800"))).isNotEqualTo(bytes(List.of("\udc00")));
    assertThat(bytes(List.of("\u0161"))).isNotEqualTo(bytes(List.of("\u0141")));
    assertThat(bytes(List.of("\u0100"))).isNotEqualTo(bytes(List.of("\1\0")));
  }

  @Test
  void makesNamesSmallAndNothingElse() {
    assertThat(name("X-Api_Key[1]")).isEqualTo(bytes(List.of("x-api_key[1]")));
    assertThat(name("\u0141")).isNotEqualTo(name("\u0161"));
    assertThat(name("[")).isNotEqualTo(name("{"));
    assertThat(name("@")).isNotEqualTo(name("`"));
  }

  @Test
  void growsAsItMust() {
    String large = "x".repeat(5_000);

    assertThat(bytes(List.of(large, large))).hasSize(2 * 2 * (4 + 5_000));
  }

  private static List<String> randomTexts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(4); j > 0; j--) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static String name(String name) {
    Frames frames = new Frames();
    frames.addName(name);
    return hex(frames);
  }

  private static String bytes(List<String> texts) {
    Frames frames = new Frames();
    texts.forEach(frames::add);
    return hex(frames);
  }

  private static String hex(Frames frames) {
    return HexFormat.of().formatHex(Arrays.copyOf(frames.bytes(), frames.size()));
  }
}
