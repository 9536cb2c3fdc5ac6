package dev.outrider.engine;

import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Settings;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The switches of all instrumentations that were linked. Thread-safe. */
final class LibrarySwitches {
  private final ConcurrentMap<String, LibrarySwitch> byName = new ConcurrentHashMap<>();
  private volatile Settings settings;

  LibrarySwitches(Settings settings) {
    this.settings = settings;
  }

  LibrarySwitch of(String name) {
    LibrarySwitch known = byName.get(name);
    return known != null ? known : add(new LibrarySwitch(name));
  }

  private LibrarySwitch add(LibrarySwitch made) {
    Settings turnedBy = settings;
    turn(made, turnedBy);
    LibrarySwitch first = byName.putIfAbsent(made.name(), made);
    if (first != null) {
      return first;
    }
    // A change that began before it was there may have passed it by.
    for (Settings now = settings; turnedBy != now; now = settings) {
      turn(made, now);
      turnedBy = now;
    }
    return made;
  }

  void settings(Settings changed) {
    settings = changed;
    byName.values().forEach(library -> turn(library, changed));
  }

  private static void turn(LibrarySwitch library, Settings settings) {
    library.turn(settings.need(OutriderSettings.ENABLED) && settings.library(library.name()));
  }
}
