package dev.outrider.engine;

import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Setting;
import dev.outrider.engine.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The sidecar in the gateway's own JVM: its jar is taken out of the agent's, loaded by a loader of
 * its own whose parent is the platform, and spoken to through types of the JDK.
 */
final class EmbeddedSidecar {
  /** Agent and embedded sidecar are one process; unless one is set, nobody else has to know. */
  static final String LINK_TOKEN = random();

  private static final String ENTRY = "outrider/sidecar.jar";
  private static final String START = "dev.outrider.sidecar.Embedded";

  private EmbeddedSidecar() {}

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Starts it and returns its end of the link, or null when it could not be started. */
  @SuppressWarnings("unchecked")
  static @Nullable Function<Object[], Object[]> start(File agent, Settings settings, Log log) {
    try {
      URL jar = unpacked(agent).toUri().toURL();
      ClassLoader loader = new SidecarLoader(jar);
      return (Function<Object[], Object[]>)
          loader
              .loadClass(START)
              .getMethod("start", Map.class, Consumer.class)
              .invoke(null, told(settings), (Consumer<String>) fact -> say(fact, log));
    } catch (IOException | ReflectiveOperationException | RuntimeException unstarted) {
      say("the embedded sidecar did not start: " + cause(unstarted), log);
      return null;
    }
  }

  /** A gateway that ends while its sidecar starts has nothing to hear of it. */
  private static void say(String fact, Log log) {
    if (!JvmEnd.hasBegun()) {
      log.warn(fact);
    }
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : cause;
  }

  private static Path unpacked(File agent) throws IOException {
    Path jar = Files.createTempFile("outrider-sidecar", ".jar");
    jar.toFile().deleteOnExit();
    try (JarFile file = new JarFile(agent, false)) {
      ZipEntry entry = file.getEntry(ENTRY);
      // Into the file that was made for its owner alone; Files.copy would make it anew, for all.
      try (InputStream stream = file.getInputStream(entry);
          OutputStream out = Files.newOutputStream(jar)) {
        stream.transferTo(out);
      }
    }
    return jar;
  }

  /** What the agent was told about the sidecar; the rest it reads from the environment itself. */
  private static Map<String, String> told(Settings settings) {
    Map<String, String> told = new TreeMap<>();
    told.put("link-token", LINK_TOKEN);
    put(told, settings, OutriderSettings.LINK_TOKEN); // so that other gateways can dial it, too
    put(told, settings, OutriderSettings.PORT);
    put(told, settings, OutriderSettings.BIND);
    put(told, settings, OutriderSettings.DATA);
    put(told, settings, OutriderSettings.ADMIN_TOKEN);
    put(told, settings, OutriderSettings.VIEWER_TOKEN);
    put(told, settings, OutriderSettings.METRICS_TOKEN);
    return told;
  }

  private static void put(Map<String, String> told, Settings settings, Setting<?> setting) {
    Object value = settings.get(setting);
    if (value != null) {
      told.put(setting.name(), value.toString());
    }
  }
}
