package dev.outrider.testkit.serving;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that clients do to a server, by sockets.
 *
 * @param name unique in the list
 * @param body says and reads, and by that notes what came of it
 */
record ServingCall(String name, Body body) {
  /** What is run against each side. */
  @FunctionalInterface
  interface Body {
    void run(Talk talk) throws Exception;
  }

  static ServingCall call(String name, Body body) {
    return new ServingCall(name, body);
  }

  /**
   * Returns what was seen by field. At the end the server has to answer another client, and to tell
   * which requests reached its handlers.
   */
  Map<String, String> run(int port) {
    Map<String, String> notes = new LinkedHashMap<>();
    Talk talk = new Talk(port, notes);
    try (Line before = talk.line("before")) {
      before.forget();
      body.run(talk);
    } catch (IOException thrown) {
      notes.put("thrown", thrown.getClass().getName());
    } catch (Exception thrown) {
      throw new IllegalStateException(name, thrown);
    }
    try (Line after = talk.line("after")) {
      after.get("/seen").answer();
    } catch (IOException thrown) {
      notes.put("thrown after", thrown.toString());
    }
    return notes;
  }
}
