package dev.outrider.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a worker JVM to run one call once; {@code number} counts from 1, and 1 forgets the last.
 */
record Order(String call, int number, Map<String, Integer> ports) {
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(call, Integer.toString(number)));
    ports.forEach((name, port) -> words.addAll(List.of(name, port.toString())));
    return words;
  }

  static Order of(List<String> words) {
    Map<String, Integer> ports = new HashMap<>();
    for (int i = 2; i < words.size(); i += 2) {
      ports.put(words.get(i), Integer.valueOf(words.get(i + 1)));
    }
    return new Order(words.get(0), Integer.parseInt(words.get(1)), ports);
  }
}
