package dev.outrider.engine.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which setting a misspelt name may have meant. */
final class Nearest {
  private static final int MOST_EDITS = 2;
  private static final int LONGEST = 64;

  private Nearest() {}

  static @Nullable String to(String name) {
    String given = name.toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = MOST_EDITS + 1;
    for (Setting<?> setting : DeclaredSettings.all()) {
      int edits = given.length() > LONGEST ? least : edits(given, setting.name());
      if (edits < least && edits < setting.name().length() / 2) {
        least = edits;
        nearest = setting.name();
      }
    }
    return nearest;
  }

  /** Levenshtein's distance, one row at a time. */
  private static int edits(String given, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int[] row = new int[wanted.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= given.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (given.charAt(i - 1) == wanted.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[wanted.length()];
  }
}
