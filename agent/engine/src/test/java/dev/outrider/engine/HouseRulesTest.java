package dev.outrider.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What DESIGN.md says of the engine, held over the compiled classes. */
@AnalyzeClasses(packages = "dev.outrider.engine", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  /** The words that all features share are in {@code exchange}, which knows none of them. */
  @ArchTest
  static final ArchRule FEATURES_DO_NOT_KNOW_ONE_ANOTHER =
      slices()
          .matching("dev.outrider.engine.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              not(resideInAPackage("dev.outrider.engine.exchange..")),
              resideInAPackage("dev.outrider.engine.exchange.."));

  @ArchTest
  static final ArchRule ONLY_THE_ROOT_COMPOSES =
      noClasses()
          .that()
          .resideInAPackage("dev.outrider.engine.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.outrider.engine");

  /** What travels in a snapshot is the link's; the other features have nothing to say to it. */
  @ArchTest
  static final ArchRule ONLY_THOSE_WHO_REPORT_KNOW_THE_LINK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.outrider.engine.exchange..",
              "dev.outrider.engine.admission..",
              "dev.outrider.engine.breaker..",
              "dev.outrider.engine.cache..",
              "dev.outrider.engine.pool..",
              "dev.outrider.engine.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.outrider.link..");

  @ArchTest
  static final ArchRule NOTHING_OF_BYTECODE_AND_NOBODY_ABOVE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "javax.crypto..",
              "javax.security..",
              "org.jspecify.annotations..",
              "com.google.errorprone.annotations..",
              "com.github.benmanes.caffeine..",
              "org.HdrHistogram..",
              "org.apache.hc..",
              "org.snakeyaml.engine..",
              "dev.outrider.engine..",
              "dev.outrider.link..");

  @ArchTest
  static final ArchRule HTTP_IS_SPOKEN_BY_THE_POOL =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.outrider.engine.pool..", "dev.outrider.engine.link..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hc..");

  @ArchTest
  static final ArchRule NOTHING_OF_THE_JDK_THAT_BELONGS_TO_THE_APPLICATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net.http..",
              "java.util.logging..",
              "java.lang.management..",
              "javax.management..",
              "java.lang.instrument..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.net.URLConnection.class)
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection");
}
