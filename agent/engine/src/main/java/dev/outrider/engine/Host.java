package dev.outrider.engine;

import dev.outrider.link.Instance;
import java.io.File;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the engine is told of the JVM that it works in.
 *
 * @param arguments of the agent
 * @param version of the agent
 * @param jar the agent's own, where the embedded sidecar is
 * @param firstExchange run when the first exchange of either direction is about to pass
 * @param instrumented the libraries that were woven so far
 * @param unsupported the libraries that were left alone so far, a sentence each
 */
public record Host(
    String arguments,
    String version,
    File jar,
    Runnable firstExchange,
    Supplier<List<Instance.Library>> instrumented,
    Supplier<List<String>> unsupported) {}
