package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of headers: a list in the file, elsewhere separated by commas or spaces. */
record Names(int most) implements ValueType<List<String>> {
  @Override
  public @Nullable List<String> read(String text) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ',' || text.charAt(i) == ' ') {
        if (i > from) {
          names.add(text.substring(from, i));
        }
        from = i + 1;
      } else if (!isNameCharacter(text.charAt(i))) {
        return null;
      }
    }
    return names.isEmpty() || names.size() > most ? null : List.copyOf(names);
  }

  @Override
  public String allowed() {
    return "names of headers, at most " + most;
  }

  @Override
  public String show(List<String> value) {
    return String.join(",", value);
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
