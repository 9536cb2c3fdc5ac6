package dev.outrider.boot;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Our presence in one JVM: nothing but the {@link Gate} until the application's main class is being
 * loaded; then the daemon thread {@code outrider} opens the hidden part and keeps house. Whoever
 * loads a class that is cut waits for the opening, or does it where nobody has begun.
 *
 * <p>The two sides share no type but the JDK's: the hidden part is entered by one {@code Function},
 * which gives back a transformer and what the thread runs. (A method found by reflection cost a
 * start-up on Java 25 20 ms, for its five arguments.)
 */
final class Attachment {
  private static final String HIDDEN_ENTRY = "dev.outrider.instrumentation.attach.Attach";
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final File jar;
  private final @Nullable String arguments;
  private final Instrumentation instrumentation;

  /** Without any exchange the console is wanted then all the same. */
  private final long quietUntilNanos = System.nanoTime() + QUIET_NANOS;

  private boolean faulted;
  private @Nullable Object @Nullable [] hidden;

  Attachment(File jar, @Nullable String arguments, Instrumentation instrumentation) {
    this.jar = jar;
    this.arguments = arguments;
    this.instrumentation = instrumentation;
  }

  void begin() throws IOException {
    Set<String> cut = names(AgentJar.text(jar, "outrider/cuts"));
    // Not capable of retransformation: the JVM runs such transformers first, so that the advice of
    // other agents lies around our prologue in whatever order the flags stand.
    instrumentation.addTransformer(new Gate(cut, MainClass.running(), this), false);
    retransformLoaded(cut);
  }

  /**
   * Another agent may have loaded a target before us: woven once, by a transformer for that only.
   */
  private void retransformLoaded(Set<String> cut) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> candidate : instrumentation.getAllLoadedClasses()) {
      if (cut.contains(candidate.getName().replace('.', '/'))) {
        loaded.add(candidate);
      }
    }
    if (loaded.isEmpty()) {
      return;
    }
    ClassFileTransformer once = new Gate(cut, MainClass.of("-", ""), this);
    instrumentation.addTransformer(once, true);
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (Exception left) {
      fault(loaded.toString(), left);
    } finally {
      instrumentation.removeTransformer(once);
    }
  }

  ClassFileTransformer weaver() throws Exception {
    return (ClassFileTransformer) requireNonNull(hidden()[0]);
  }

  void mainIsLoading() throws Exception {
    Runnable housekeeping = (Runnable) Unoffered.make(jar, "Housekeeping", this);
    Thread thread = new Thread(housekeeping, "outrider");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null);
    thread.start();
  }

  void keepHouse() {
    try {
      ((Runnable) requireNonNull(hidden()[1])).run();
    } catch (Throwable fault) {
      fault("housekeeping", fault);
    }
  }

  /**
   * Throws, and so keeps the JVM from starting, when {@code strict} is set and a setting is wrong.
   */
  void refuseWrongSettings() {
    try {
      ((Runnable) requireNonNull(hidden()[2])).run();
    } catch (IllegalArgumentException refusal) {
      throw refusal;
    } catch (Exception fault) {
      fault("settings", fault);
    }
  }

  /**
   * The opening uses no class that is cut, nor one whose initialisation loads such a class: who
   * waits here may be in the midst of that.
   */
  private synchronized @Nullable Object[] hidden() throws Exception {
    if (hidden == null) {
      ClassLoader loader = (ClassLoader) Unoffered.make(jar, "HiddenLoader", jar);
      Object[] told = {
        instrumentation,
        arguments == null ? "" : arguments,
        jar,
        AgentJar.version(),
        quietUntilNanos
      };
      @SuppressWarnings("unchecked")
      Function<Object[], Object[]> entry =
          (Function<Object[], Object[]>)
              loader.loadClass(HIDDEN_ENTRY).getDeclaredConstructor().newInstance();
      hidden = new Object[3]; // it is opened once, whatever comes of it
      hidden = entry.apply(told);
    }
    return hidden;
  }

  synchronized void fault(@Nullable String where, Throwable fault) {
    if (!faulted) {
      faulted = true;
      Agent.say("fault at " + where + ", left alone (said once): " + fault);
    }
  }

  private static Set<String> names(String lines) {
    Set<String> names = new HashSet<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isEmpty()) {
        names.add(line);
      }
    }
    return names;
  }
}
