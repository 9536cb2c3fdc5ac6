package dev.outrider.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts names in place of what differs between two runs of the same call: port numbers, identity
 * hashes, names of pooled threads.
 */
final class Names {
  private static final Pattern PORT = Pattern.compile("([:=])(\\d{4,5})\\b");
  private static final Pattern HASH = Pattern.compile("@[0-9a-f]{4,8}\\b");

  private final Map<String, String> names = new HashMap<>();

  Names(Map<String, Integer> ports) {
    ports.forEach((name, number) -> names.put(number.toString(), name));
  }

  String normal(String text) {
    Matcher ports = PORT.matcher(text);
    String named =
        ports.replaceAll(
            found -> found.group(1) + "<" + names.getOrDefault(found.group(2), "port") + ">");
    return HASH.matcher(named).replaceAll("@<hash>");
  }
}
