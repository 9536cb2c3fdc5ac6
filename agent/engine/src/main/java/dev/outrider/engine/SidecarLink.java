package dev.outrider.engine;

import dev.outrider.engine.link.LinkClient;
import dev.outrider.engine.link.LinkTarget;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Settings;
import dev.outrider.link.TokenFile;
import dev.outrider.link.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the link to the sidecar that the settings name, an embedded one included. */
final class SidecarLink {
  private final Settings settings;
  private final Host host;
  private final Orders orders;
  private final Snapshots snapshots;
  private final OurThreads threads;
  private final Log log;

  SidecarLink(
      Settings settings, Host host, Rooms rooms, Snapshots snapshots, OurThreads threads, Log log) {
    this.settings = settings;
    this.host = host;
    this.orders = new Orders(rooms);
    this.snapshots = snapshots;
    this.threads = threads;
    this.log = log;
  }

  /** Returns the open link, or null where there is nobody to talk to. */
  @Nullable LinkClient open() {
    String sidecar = settings.need(OutriderSettings.SIDECAR);
    if (sidecar.equals("none")) {
      return null;
    }
    LinkTarget target = sidecar.equals("embedded") ? embedded() : address(sidecar);
    if (target == null) {
      return null;
    }
    LinkClient client =
        new LinkClient(target, snapshots::whole, orders::run, this::token, log::info);
    client.start(threads.named("outrider-link"));
    return client;
  }

  private @Nullable LinkTarget embedded() {
    Function<Object[], Object[]> end = EmbeddedSidecar.start(host.jar(), settings, log);
    return end == null ? null : LinkTarget.inProcess(end);
  }

  /**
   * {@code auto} dials this machine, and only when a token is known: nobody asked for a sidecar.
   */
  private @Nullable LinkTarget address(String sidecar) {
    boolean auto = sidecar.equals("auto");
    if (auto && token() == null) {
      return null;
    }
    String address = auto ? "http://127.0.0.1:" + settings.need(OutriderSettings.PORT) : sidecar;
    try {
      return LinkTarget.at(address);
    } catch (IllegalArgumentException refused) {
      log.warn(refused.getMessage() + "; no sidecar is told anything");
      return null;
    }
  }

  private @Nullable String token() {
    String set = settings.get(OutriderSettings.LINK_TOKEN);
    if (set != null) {
      return set;
    }
    if (settings.need(OutriderSettings.SIDECAR).equals("embedded")) {
      return EmbeddedSidecar.LINK_TOKEN;
    }
    try {
      String data = settings.get(OutriderSettings.DATA);
      Tokens tokens = (data == null ? TokenFile.ofUser() : TokenFile.in(Path.of(data))).read();
      return tokens == null ? null : tokens.link();
    } catch (IOException unreadable) {
      log.warn("no link token: " + unreadable.getMessage());
      return null;
    }
  }
}
