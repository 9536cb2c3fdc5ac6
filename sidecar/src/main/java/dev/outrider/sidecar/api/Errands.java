package dev.outrider.sidecar.api;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.link.CommandResult;
import dev.outrider.sidecar.link.Commands;
import dev.outrider.sidecar.store.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** What a call has gateways do: all at once, each in 5 s or not at all. */
final class Errands {
  private static final long PATIENCE_NANOS = SECONDS.toNanos(5);

  private final Commands commands;

  Errands(Commands commands) {
    this.commands = commands;
  }

  /** What each gateway said, by its id; those that did not do it say why. */
  record Said(Map<String, CommandResult> results) {

    /** Why not, of those that did not. */
    Map<String, String> refused() {
      Map<String, String> refused = new TreeMap<>();
      results.forEach(
          (instance, said) -> {
            if (!said.ok()) {
              refused.put(instance, said.message());
            }
          });
      return refused;
    }
  }

  /** Completes when every gateway of the view has answered, or has not in time. */
  CompletableFuture<Said> send(View to, String name, Map<String, String> arguments) {
    Map<String, CompletableFuture<CommandResult>> results = new LinkedHashMap<>();
    for (View.Connected gateway : to.connected()) {
      String id = gateway.instance().id();
      results.put(id, commands.give(id, name, arguments, PATIENCE_NANOS));
    }
    return CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
        .thenApply(
            done -> {
              Map<String, CommandResult> said = new LinkedHashMap<>();
              results.forEach((id, result) -> said.put(id, result.join()));
              return new Said(said);
            });
  }
}
