package dev.outrider.engine.settings;

import java.util.Locale;

/** The family {@code libraries.NAME}: each instrumentation is a setting of its own. */
final class Library {
  static final String PREFIX = "libraries.";
  static final String VARIABLE_PREFIX = "OUTRIDER_LIBRARIES_";

  private Library() {}

  /** Whether the name of a setting is of this family. */
  static boolean isOne(String setting) {
    return setting.startsWith(PREFIX) && setting.length() > PREFIX.length();
  }

  /** Returns the declaration for the name of a setting. */
  static Setting<Boolean> named(String setting) {
    return Setting.ofOutrider(setting, Flag.INSTANCE)
        .byDefault(true)
        .live()
        .says("Whether this library is instrumented.");
  }

  /** Returns the setting's name; variables cannot tell {@code -}, {@code _}, {@code .} apart. */
  static String settingName(String library) {
    return PREFIX.concat(library.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-'));
  }

  /** Returns the setting's name as all layers write it. */
  static String canonical(String setting) {
    return isOne(setting) ? settingName(setting.substring(PREFIX.length())) : setting;
  }
}
