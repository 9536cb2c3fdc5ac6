package dev.outrider.sidecar.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outrider.sidecar.view.Fields;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The one form of every JSON answer. Thread-safe. */
final class Envelope {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InstantSource clock;

  Envelope(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Reply success(Object data) {
    return reply(200, "success", null, data);
  }

  Reply success(String message, @Nullable Object data) {
    return reply(200, "success", message, data);
  }

  Reply error(int status, String message) {
    return reply(status, "error", message, null);
  }

  /** Returns an answer; message and data are left out where null. */
  Reply reply(int code, String status, @Nullable String message, @Nullable Object data) {
    Fields envelope = new Fields().put("status", status);
    if (message != null) {
      envelope.put("message", message);
    }
    if (data != null) {
      envelope.put("data", data);
    }
    envelope.put("timestamp", now().toString());
    return Reply.of(code, "application/json", bytes(envelope));
  }

  private static byte[] bytes(Fields fields) {
    try {
      return JSON.writeValueAsBytes(fields.map());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e); // maps, lists, records and numbers can be written
    }
  }
}
