package dev.outrider.engine;

import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Router;
import dev.outrider.engine.settings.GatewaySettings;
import dev.outrider.engine.settings.OutriderSettings;
import dev.outrider.engine.settings.Settings;
import java.util.List;

/**
 * What exchanges are classified under from one change of settings to the next. Immutable; an
 * exchange keeps what it was given when they change.
 *
 * @param enabled false: as if we were not there
 * @param modes for all exchanges, before routes and providers
 * @param levels of priority
 * @param credentialHeaders the headers that name who asks, in order
 * @param headers whether every answer says what we did and how long it took us
 */
record Rules(
    boolean enabled,
    Router router,
    Modes modes,
    int levels,
    boolean inboundIsLimited,
    List<String> credentialHeaders,
    boolean headers,
    String mode) {

  static Rules of(Settings settings, Router router) {
    boolean enabled = settings.need(OutriderSettings.ENABLED);
    return new Rules(
        enabled,
        router,
        settings.modes(),
        settings.need(GatewaySettings.PRIORITY_LEVELS),
        settings.get(GatewaySettings.MAX_CONCURRENT) != null,
        settings.need(OutriderSettings.CREDENTIAL_HEADERS),
        settings.need(OutriderSettings.HEADERS),
        enabled ? settings.need(OutriderSettings.MODE).text() : "off");
  }
}
