package dev.outrider.dist;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.Map;

/**
 * One span as it was exported.
 *
 * @param scope the instrumentation that made it
 * @param kind {@code SERVER}, {@code CLIENT}, {@code INTERNAL}
 * @param attributes but those that differ by chance
 * @param events their names
 */
record TracedSpan(
    String trace,
    String id,
    String parent,
    String scope,
    String kind,
    String name,
    String status,
    Map<String, String> attributes,
    String events) {

  static TracedSpan of(String scope, Span span, Map<String, String> attributes) {
    return new TracedSpan(
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        scope,
        span.getKind().name().replace("SPAN_KIND_", ""),
        span.getName(),
        span.getStatus().getCode().name(),
        attributes,
        span.getEventsList().stream().map(Span.Event::getName).sorted().toList().toString());
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  boolean is(String wanted) {
    return kind.equals(wanted);
  }

  /** What is to be the same in every run, without ids and times. */
  String shape() {
    return String.join(" ", kind, name, scope, status, events, attributes.toString());
  }

  /** The header by which it is passed on, without the flags at its end. */
  String traceparent() {
    return "00-" + trace + "-" + id;
  }
}
