package dev.outrider.testkit.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request target taken apart: the script's name, its argument, and the parameters. */
final class Query {
  private final String name;
  private final String argument;
  private final Map<String, List<String>> parameters = new HashMap<>();

  Query(String target) {
    String path = target.startsWith("/") ? target : afterAuthority(target);
    int mark = path.indexOf('?');
    String[] steps = (mark < 0 ? path : path.substring(0, mark)).split("/", 3);
    this.name = steps.length > 1 ? steps[1] : "";
    this.argument = steps.length > 2 ? steps[2] : "";
    for (String pair : mark < 0 ? new String[0] : path.substring(mark + 1).split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      parameters
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(
              equals < 0
                  ? ""
                  : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
  }

  String name() {
    return name;
  }

  String argument() {
    return argument;
  }

  List<String> all(String key) {
    return parameters.getOrDefault(key, List.of());
  }

  String text(String key, String otherwise) {
    List<String> values = all(key);
    return values.isEmpty() ? otherwise : values.get(0);
  }

  int number(String key, int otherwise) {
    return Integer.parseInt(text(key, Integer.toString(otherwise)));
  }

  /** Returns the argument as a number. */
  int number() {
    return argument.isEmpty() ? 0 : Integer.parseInt(argument);
  }

  private static String afterAuthority(String target) {
    int scheme = target.indexOf("://");
    int path = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
    return path < 0 ? "/" : target.substring(path);
  }
}
