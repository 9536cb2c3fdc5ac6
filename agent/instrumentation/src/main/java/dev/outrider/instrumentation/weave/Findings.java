package dev.outrider.instrumentation.weave;

import dev.outrider.link.Instance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Which libraries were found in this JVM and what became of them: the instances page, and one log
 * line for each that was left alone. Thread-safe; bounded by the number of libraries we know.
 */
public final class Findings {
  private final Consumer<String> log;
  private final Map<String, Instance.Library> woven = new LinkedHashMap<>();
  private final Set<String> unsupported = new LinkedHashSet<>();
  private final CountDownLatch governed = new CountDownLatch(1);

  /** What is left alone is said to {@code log}, in one line. */
  public Findings(Consumer<String> log) {
    this.log = log;
  }

  void woven(Library library, String version, List<Cut> cuts) {
    add(library, version, cuts);
    if (library.support().governs()) {
      governed.countDown();
    }
  }

  private synchronized void add(Library library, String version, List<Cut> cuts) {
    Set<String> texts = new TreeSet<>();
    Instance.Library before = woven.get(library.name());
    if (before != null) {
      texts.addAll(before.cuts());
    }
    for (Cut cut : cuts) {
      texts.add(cut.text());
    }
    woven.put(library.name(), new Instance.Library(library.name(), version, List.copyOf(texts)));
  }

  void unsupported(Library library, String version, String why) {
    String sentence = (library.name() + " " + version).strip() + ": " + why;
    boolean first;
    synchronized (this) {
      first = unsupported.add(sentence);
    }
    if (first) {
      log.accept(sentence);
    }
  }

  /**
   * Waits until a server or a client was woven; returns whether that came to be.
   *
   * @param nanos to wait at most
   */
  public boolean awaitGoverned(long nanos) throws InterruptedException {
    return governed.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The libraries that were woven. */
  public synchronized List<Instance.Library> woven() {
    return List.copyOf(woven.values());
  }

  /** The libraries that were left alone, a sentence each. */
  public synchronized List<String> unsupported() {
    return List.copyOf(unsupported);
  }
}
