package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** Writes the reference of all settings from their declarations. */
final class SettingsDocument {
  private static final String HEAD =
      """
      # Settings

      Generated from the declarations in `engine.settings`; `SettingsDocumentTest` fails when it differs.

      Sources, the last one wins: built in, YAML file, environment, system properties, agent arguments, live change.
      A setting `x` is `-Doutrider.x=...` as a system property, and `x=...` in the agent's arguments:

          java -javaagent:outrider-agent.jar=console,mode=observe,config=gateway.yaml -jar gateway.jar

      The argument `console` is short for `sidecar=embedded`. In the YAML file nested keys and dots are the same:
      `cache: {models: {defaultTTL: 300000}}` is `cache.models.defaultTTL: 300000`. The file is read again when it
      changes; a wrong value leaves what held before. A wrong setting never stops the gateway unless `strict=true`.

      *live*: it may change while the gateway runs. *none* is followed by what happens then.
      """;

  private static final String RULES =
      """

      ## Libraries

      `libraries.NAME` (`OUTRIDER_LIBRARIES_NAME`), `true` or `false`, by default `true`, live: whether this library is
      instrumented, by the name in the support table.

      ## Rules

          routes:
            - name: batch                       # in statistics; else method and path
              match:                            # all that is given has to fit; only path is needed
                direction: inbound              # or outbound; else both
                method: POST
                path: /v1/batch/**              # {name} or * for one segment, ** at the end for the rest
                host: api.example.com           # called, or of the Host header; host:port, or one *
                header: {name: X-Tenant, value: gold}
              set:
                priority: 2                     # 0 is the highest
                exempt: true                    # never queued or rejected
                cache: responses                # models, providers, health, responses; or enforce, observe, off
                cacheMode: observe              # where cache names one
                ttl: 60000                      # ms
                trustPriority: true             # believe X-Request-Priority
                rfc9218: true                   # let the Priority header count
                reroute: off                    # enforce, observe or off; also admission and breaker
          providers:
            - name: house
              hosts: ['*.corp.example', 'localhost:8000']
              set: {cache: off, breaker: observe, reroute: enforce, admission: enforce}
            - name: openai                      # without hosts: the provider that has this name already
              set: {reroute: off}

      The first route that matches counts; what it leaves open is as the built-in table has it. Where `mode`, a feature's
      own word, a provider and a route differ, the more careful one wins: `off` before `observe` before `enforce`. A
      list in which a rule is wrong does not replace one that holds already; at the start the wrong rule is left out.
      """;

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    section(text, "## The gateway's own: `performance:`", Section.PERFORMANCE);
    section(text, "## Ours: `outrider:`", Section.OUTRIDER);
    return text.append(RULES).toString();
  }

  private static void section(StringBuilder text, String title, Section section) {
    text.append('\n').append(title).append("\n\n");
    text.append("| setting | environment | allowed | fixed | adaptive | live | |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (Setting<?> setting : DeclaredSettings.all()) {
      if (setting.section() == section) {
        row(text, setting);
      }
    }
  }

  private static <T> void row(StringBuilder text, Setting<T> setting) {
    String variables = String.join("`, `", setting.environment());
    String files = setting.secret() ? "; or `..._FILE`" : "";
    text.append("| `").append(setting.name()).append("` | `");
    text.append(variables).append('`').append(files).append(" | ");
    text.append(setting.type().allowed()).append(" | ");
    text.append(value(setting, setting.byProfile(Profile.FIXED))).append(" | ");
    text.append(value(setting, setting.byProfile(Profile.ADAPTIVE))).append(" | ");
    text.append(setting.live() ? "live" : "").append(" | ");
    text.append(setting.sentence());
    text.append(setting.reserved() ? " *No effect yet.*" : "").append(" |\n");
  }

  private static <T> String value(Setting<T> setting, @Nullable T value) {
    return value == null ? "none: " + setting.noneMeans() : setting.show(value);
  }
}
