package dev.outrider.sidecar.health;

import java.util.List;
import java.util.Map;

/**
 * What the rules say. Immutable.
 *
 * @param status of the whole
 * @param issues why, a sentence each
 * @param components by name, in the order of docs/api.md
 */
public record Verdict(Status status, List<String> issues, Map<String, Component> components) {

  /** One part and its own issues; the caches' say nothing of the whole. */
  public record Component(Status status, List<String> issues) {}
}
