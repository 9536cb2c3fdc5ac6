package dev.outrider.testkit.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Every script by the first step of the path that asks for it. */
final class Scripts {
  /** Answers by the script that the path names, and 404 where there is none of that name. */
  static final Script BY_PATH = Scripts::byPath;

  private static final Map<String, Script> ALL = new HashMap<>();

  static {
    PlainScripts.addTo(ALL);
    StreamScripts.addTo(ALL);
    FaultScripts.addTo(ALL);
    ProtocolScripts.addTo(ALL);
  }

  private Scripts() {}

  private static void byPath(Answer answer) throws IOException {
    Script script = ALL.get(answer.query().name());
    if (script == null) {
      answer.body().readAll();
      answer.text(404, "no script of that name");
    } else {
      script.answer(answer);
    }
  }
}
