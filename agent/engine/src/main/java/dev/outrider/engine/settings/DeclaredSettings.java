package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All settings there are, but for the family {@code libraries.NAME}. */
public final class DeclaredSettings {
  private static final List<Setting<?>> ALL = all(GatewaySettings.ALL, OutriderSettings.ALL);
  private static final Map<String, Setting<?>> BY_NAME = byName();

  private DeclaredSettings() {}

  /** Returns them in the order of the documentation. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** Returns the setting of that name, a library's included, or null. */
  public static @Nullable Setting<?> named(String name) {
    Setting<?> declared = BY_NAME.get(name);
    return declared == null && Library.isOne(name) ? Library.named(name) : declared;
  }

  private static List<Setting<?>> all(List<Setting<?>> first, List<Setting<?>> second) {
    List<Setting<?>> all = new ArrayList<>(first);
    all.addAll(second);
    return Collections.unmodifiableList(all);
  }

  private static Map<String, Setting<?>> byName() {
    Map<String, Setting<?>> byName = new HashMap<>();
    for (Setting<?> setting : ALL) {
      byName.put(setting.name(), setting);
    }
    return byName;
  }
}
