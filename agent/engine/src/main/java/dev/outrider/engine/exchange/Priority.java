package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The level of an exchange, 0 highest: what its route says, else its headers, else the inbound
 * exchange that it belongs to, else the middle.
 *
 * <p>A header from outside may lower an exchange, never raise it, unless its route trusts it.
 */
public final class Priority {
  /** The level of an exchange that belongs to no inbound one. */
  public static final int NO_PARENT = -1;

  /** The header that names a level: {@code 0..n-1} or {@code high}, {@code normal}, {@code low}. */
  public static final String HEADER = "X-Request-Priority";

  private static final String RFC_9218_HEADER = "Priority";
  private static final int UNREADABLE = -1;

  private Priority() {}

  /** Returns the level that an exchange has which nobody says anything about. */
  public static int middle(int levels) {
    return levels / 2;
  }

  /**
   * Returns the level, from 0 to {@code levels - 1}.
   *
   * @param parentLevel the level of the inbound exchange, or {@link #NO_PARENT}
   */
  public static int level(PriorityRule rule, int levels, HeaderSource headers, int parentLevel) {
    int lowest = levels - 1;
    if (rule.level() != PriorityRule.UNSET) {
      return Math.min(rule.level(), lowest);
    }
    int own = parentLevel == NO_PARENT ? middle(levels) : Math.min(parentLevel, lowest);
    int asked = parse(headers.first(HEADER), levels);
    if (asked == UNREADABLE && rule.rfc9218()) {
      asked = parseRfc9218(headers.first(RFC_9218_HEADER), levels);
    }
    if (asked == UNREADABLE) {
      return own;
    }
    return rule.trusted() ? asked : Math.max(asked, own);
  }

  /** A number beyond the last level is the last: levels may have become fewer. */
  private static int parse(@Nullable String value, int levels) {
    if (value == null) {
      return UNREADABLE;
    }
    String text = value.strip();
    if (text.equalsIgnoreCase("high")) {
      return 0;
    }
    if (text.equalsIgnoreCase("normal")) {
      return middle(levels);
    }
    return text.equalsIgnoreCase("low") ? levels - 1 : number(text, levels - 1);
  }

  private static int number(String text, int lowest) {
    if (text.isEmpty() || text.length() > 9) {
      return UNREADABLE;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return UNREADABLE;
      }
      number = number * 10 + digit;
    }
    return Math.min(number, lowest);
  }

  /** Urgency 0 to 7 (RFC 9218, section 4.1) on our levels; its default 3 is the middle. */
  private static int parseRfc9218(@Nullable String value, int levels) {
    int at = value == null ? -1 : urgencyAt(value);
    if (value == null || at < 0) {
      return UNREADABLE;
    }
    int urgency = value.charAt(at) - '0';
    int middle = middle(levels);
    if (urgency <= 3) {
      return middle * urgency / 3;
    }
    return middle + ((levels - 1 - middle) * (urgency - 3) + 3) / 4;
  }

  /** Returns where the digit of the last {@code u=} stands, or -1. */
  private static int urgencyAt(String value) {
    int key = value.lastIndexOf("u=");
    int digit = key + 2;
    boolean named = key == 0 || (key > 0 && " \t,".indexOf(value.charAt(key - 1)) >= 0);
    boolean ended = digit + 1 >= value.length() || " \t,;".indexOf(value.charAt(digit + 1)) >= 0;
    boolean read = named && ended && digit < value.length();
    return read && value.charAt(digit) >= '0' && value.charAt(digit) <= '7' ? digit : -1;
  }
}
