package dev.outrider.engine.settings;

import dev.outrider.engine.exchange.ProviderRule;
import dev.outrider.engine.exchange.RouteRule;
import java.util.List;

/** All that one reading of the YAML file gave. */
record FileContent(
    Layer layer, Rules<RouteRule> routes, Rules<ProviderRule> providers, List<Refusal> refusals) {
  static final FileContent NONE = refused(List.of());

  FileContent {
    refusals = List.copyOf(refusals);
  }

  static FileContent refused(List<Refusal> refusals) {
    return new FileContent(new Layer(), Rules.none(), Rules.none(), refusals);
  }

  /** Returns this, which goes on holding, with what is wrong with the file now. */
  FileContent butNow(Refusal refusal) {
    return new FileContent(layer, routes, providers, List.of(refusal));
  }
}
