package dev.outrider.boot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/** All that the gateway's class path sees depends on nothing but the JDK. */
@AnalyzeClasses(packages = "dev.outrider.boot", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.outrider.boot..", "org.jspecify.annotations..");

  /**
   * DESIGN.md: before the main class no logging framework, JMX or socket. {@code Function} is there
   * in every JVM.
   */
  @ArchTest
  static final ArchRule TOUCHES_NOTHING_THAT_COSTS_THE_START =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.net.http..",
                      "java.util.logging..",
                      "java.lang.management..",
                      "javax.management..",
                      "java.util.function..",
                      "java.util.stream..")
                  .and(not(type(Function.class))))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket");
}
