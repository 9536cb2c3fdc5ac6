package dev.outrider.dist;

import java.nio.file.Path;
import java.util.function.BiFunction;

/** The Tomcats that are tested with: the first and the last of those for each servlet API. */
enum Tomcats {
  NEWEST((plan, main) -> plan),
  OLDEST((plan, main) -> plan.oldest("tomcat-embed-core")),
  JAVAX_NEWEST((plan, main) -> plan.javax(folder("tomcat9"), main)),
  JAVAX_OLDEST((plan, main) -> plan.javax(folder("tomcat9-oldest"), main));

  private final BiFunction<Jvm.Plan, Class<?>, Jvm.Plan> with;

  Tomcats(BiFunction<Jvm.Plan, Class<?>, Jvm.Plan> with) {
    this.with = with;
  }

  private static Path folder(String name) {
    return Path.of(System.getProperty("outrider." + name, "unset"));
  }

  /** Has the plan run a class of this test's own class path on that Tomcat. */
  Jvm.Plan main(Jvm.Plan plan, Class<?> main, String... arguments) {
    return with.apply(plan, main).main(main, arguments);
  }
}
