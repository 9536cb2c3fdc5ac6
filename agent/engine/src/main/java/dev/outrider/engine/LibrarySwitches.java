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
    return byName.computeIfAbsent(
        name,
        made -> {
          LibrarySwitch added = new LibrarySwitch(made);
          turn(added);
          return added;
        });
  }

  void settings(Settings changed) {
    settings = changed;
    byName.values().forEach(this::turn);
  }

  private void turn(LibrarySwitch library) {
    library.turn(settings.need(OutriderSettings.ENABLED) && settings.library(library.name()));
  }
}
