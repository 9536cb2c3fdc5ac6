package dev.outrider.sidecar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What DESIGN.md says of sidecar and link, held over the compiled classes. */
@AnalyzeClasses(
    packages = {"dev.outrider.sidecar", "dev.outrider.link"},
    importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  @ArchTest
  static final ArchRule NO_CLIENT_OF_THE_JDK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.URLConnection")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.HttpURLConnection");

  @ArchTest
  static final ArchRule NOTHING_OF_THE_ENGINE =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.outrider.engine..");

  @ArchTest
  static final ArchRule THE_LINK_KNOWS_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("dev.outrider.link..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.outrider.sidecar..", "java.net..")
          .as("the link knows neither sockets nor who uses it");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("dev.outrider.sidecar.(*)..").should().beFreeOfCycles();
}
